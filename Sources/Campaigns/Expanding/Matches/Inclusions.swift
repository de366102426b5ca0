import Bytes
import Diagnostics
import Expressions

/// The combinations that `include:` adds behind those of the product.
struct Inclusions {
  private var axes: [AxisGrowth]
  private var rows: [[UInt32]] = []

  /// Combinations with a fault, those that are there already among them, are reported and left out.
  ///
  /// - Parameter tables: All rows of each data source, also those that an axis doesn't have.
  /// - Complexity: O(*combinations* + *matches*).
  init(
    _ matches: [AxisMatch], _ tuples: Tuples, _ tables: [String: Table],
    _ diagnostics: inout DiagnosticList
  ) {
    let codes = AxisCodes(tuples)
    let names = tuples.columns.map(\.name)
    axes = tuples.columns.map { AxisGrowth($0.values, tables) }
    var index = MatchIndex()
    var kept: [(match: AxisMatch, row: [UInt32])] = []
    for match in matches {
      let known = diagnostics.errorCount
      var row = [UInt32?](repeating: nil, count: names.count)
      for pair in match.pairs {
        if let axis = codes.axis(pair.axis) {
          row[axis] = codes.codes(of: pair, on: axis).first ?? axes[axis].code(pair, &diagnostics)
        } else {
          diagnostics.report(.unknownAxis(pair, names, .inclusion))
        }
      }
      let missing = names.filter { name in !match.pairs.contains { $0.axis == name } }
      // A name that is no axis may well be the missing one.
      if diagnostics.errorCount == known, !missing.isEmpty || match.pairs.isEmpty {
        diagnostics.report(.missingAxes(match.span, missing))
      }
      guard diagnostics.errorCount == known else { continue }
      let whole = row.compactMap { $0 }
      if index.add(whole.enumerated().map { ($0.offset, [$0.element]) }, as: kept.count) != nil {
        diagnostics.report(.includedTwice(match.span))
      } else {
        kept.append((match, whole))
      }
    }
    var isThere = [Bool](repeating: false, count: kept.count)
    if !kept.isEmpty {
      for combination in 0..<tuples.count {
        index.forEach(codes, combination) { isThere[$0] = true }
      }
    }
    for (place, item) in kept.enumerated() {
      if isThere[place] { diagnostics.report(.includedTwice(item.match.span)) }
      rows.append(item.row)
    }
  }

  /// Adds the combinations.
  func append(to tuples: inout Tuples) {
    guard !rows.isEmpty else { return }
    tuples.append(rows, values: axes.map(\.values))
  }
}

extension Diagnostic.Code {
  static let inclusion = Diagnostic.Code("XQ1319", "combination can't be included")
}

extension Diagnostic {
  fileprivate static func missingAxes(_ span: SourceSpan, _ names: [String]) -> Diagnostic {
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      .inclusion, at: span,
      names.isEmpty
        ? "this entry has no axes that could have a value"
        : "this has no value for the \(names.count == 1 ? "axis" : "axes") \(list)",
      help: ["An included combination is a whole row: give every axis of 'for_each:' a value."])
  }

  fileprivate static func includedTwice(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .inclusion, at: span, "this combination is there already",
      help: ["Delete it here, or exclude it above."])
  }
}
