package import Diagnostics
import Expressions
package import Links

/// A condition over expanded links, typed outside of any file.
///
/// It sees the names of the campaign, each axis as its text (null in entries without it), and
/// `link`.
struct LinkFilter {
  private let condition: BlockExpression
  private let source: SourceFile.ID
  private let slots: [Block.Slot]
  private let axes: [String]

  /// - Parameter source: The file that is the condition.
  init(
    _ source: SourceFile.ID, in files: SourceFiles, _ place: ExpressionPlace, axes: [String]
  ) throws(ExpressionError) {
    self.source = source
    self.axes = axes
    let constants = place.constants
    slots = constants.map { .constant($0.value) }
    let expression = try Expression(
      parsing: String(decoding: files[source].bytes, as: UTF8.self), allowsComments: true)
    let names = constants.map(\.name) + axes + ["link"]
    let kinds: [BlockExpression.SlotKind] =
      constants.map { .constant($0.value) } + axes.map { _ in .varying } + [.rows(LinkTable.empty)]
    condition = try BlockExpression(
      try expression.resolved(in: Scope(names), functions: place.functions), kinds: kinds,
      interpreter: place.interpreter)
  }

  /// The links for which it is true, in their order; one with a fault is reported and left out.
  ///
  /// - Complexity: O(*n*) in the links.
  func rows(of links: DesiredSet, _ diagnostics: inout DiagnosticList) -> [Int] {
    var found: [Int] = []
    let plan = PlanBudget()
    for start in stride(from: 0, to: links.count, by: Block.size) {
      let range = start..<min(start + Block.size, links.count)
      let (values, faults) = condition.evaluate(block(links, range), within: plan)
      for fault in faults {
        diagnostics.report(
          .condition(fault.error, in: source, trace: links[start + fault.row].trace))
      }
      for row in 0..<range.count {
        switch values[row] {
        case .bool(true)?: found.append(start + row)
        case .bool(false)?, nil: break
        case let value?:
          diagnostics.report(.notACondition(span, value, links[start + row].trace))
        }
      }
    }
    return found
  }

  private func block(_ links: DesiredSet, _ range: Range<Int>) -> Block {
    let table = LinkTable.table(of: links, range, fields: nil)
    let values = axes.map { axis -> Block.Slot in
      .values(
        range.map { row in
          links[row].dimensions.first { $0.name == axis }.map { .string($0.value) } ?? .null
        })
    }
    return Block(
      count: range.count,
      slots: slots + values + [.rows(table, (0..<UInt32(range.count)).map { $0 })])
  }

  private var span: SourceSpan {
    let length = condition.expression.source.utf8.count
    return SourceSpan(file: source, start: 0, end: length)
  }
}

extension Campaign {
  /// The links for which a condition is true, in their order.
  ///
  /// - Parameters:
  ///   - condition: A file that holds nothing but the condition.
  ///   - diagnostics: Gets every fault of the condition.
  /// - Returns: Nil where the condition has a fault.
  package func rows(
    of links: DesiredSet, where condition: SourceFile.ID, in files: SourceFiles,
    _ diagnostics: inout DiagnosticList
  ) -> [Int]? {
    let known = diagnostics.errorCount
    var axes: [String] = []
    for axis in links.entries.flatMap(\.axes) where !axes.contains(axis.name) {
      axes.append(axis.name)
    }
    do throws(ExpressionError) {
      let filter = try LinkFilter(condition, in: files, place, axes: axes)
      let rows = filter.rows(of: links, &diagnostics)
      return diagnostics.errorCount == known ? rows : nil
    } catch {
      diagnostics.report(.condition(error, in: condition))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func condition(
    _ error: ExpressionError, in source: SourceFile.ID, trace: [Frame] = []
  ) -> Diagnostic {
    let span = SourceSpan(
      file: source, start: error.range.lowerBound, end: error.range.upperBound)
    return Diagnostic(error.code, at: span, error.detail, help: error.help, trace: trace)
  }

  fileprivate static func notACondition(
    _ span: SourceSpan, _ value: Value, _ trace: [Frame]
  ) -> Diagnostic {
    Diagnostic(
      .notCondition, at: span, "this is \(value.typePhrase), and a condition is true or false",
      help: ["Compare it with something: 'link.slug == \"x\"'."], trace: trace)
  }
}
