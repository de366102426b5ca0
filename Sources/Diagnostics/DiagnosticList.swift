/// The diagnostics of one run, in the order in which they were met.
///
/// The same fault at the same place, met once per expanded row, is kept once and counted; where the
/// first few of the others were met is kept too.
package struct DiagnosticList: Error, Sendable {
  private struct Identity: Hashable {
    let code: String
    let span: SourceSpan?
    let variant: String
  }

  /// How many of a fault's further rows are named.
  private static let namedRows = 3

  package private(set) var items: [Diagnostic] = []
  private var known: [Identity: Int] = [:]

  /// How many errors were reported, repeats among them: who compares it before and after a stage
  /// knows whether the stage failed.
  package private(set) var errorCount = 0

  package init(_ diagnostics: [Diagnostic] = []) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  package var isEmpty: Bool { items.isEmpty }

  package var hasErrors: Bool { errorCount > 0 }

  /// Adds a diagnostic, or counts it where its code and variant were already reported at its place.
  ///
  /// Without a place the detail tells two faults apart.
  package mutating func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 + diagnostic.repeats }
    let identity = Identity(
      code: diagnostic.code.id, span: diagnostic.span,
      variant: diagnostic.span == nil ? diagnostic.detail : diagnostic.variant)
    if let index = known[identity] {
      items[index].repeats += 1 + diagnostic.repeats
      if let row = diagnostic.trace.last, items[index].elsewhere.count < Self.namedRows {
        items[index].elsewhere.append(row)
      }
    } else {
      known[identity] = items.count
      items.append(diagnostic)
    }
  }

  package mutating func report(contentsOf list: DiagnosticList) {
    for diagnostic in list.items { report(diagnostic) }
  }

  /// The diagnostics by file and place, those without a place first; equal places keep their order.
  package var sorted: [Diagnostic] {
    items.enumerated().sorted { left, right in
      switch (left.element.span, right.element.span) {
      case (nil, nil): left.offset < right.offset
      case (nil, _?): true
      case (_?, nil): false
      case (let one?, let two?): (one, left.offset) < (two, right.offset)
      }
    }.map(\.element)
  }
}
