import Bytes
import Diagnostics
import Expressions

/// A scalar of the file as literal pieces and holes.
///
/// A class, so that writing a row costs no copies of it.
final class TextTemplate: Sendable {
  enum Piece: Sendable {
    case literal([UInt8])
    case hole(PlacedExpression)
  }

  let pieces: [Piece]
  let span: SourceSpan

  init(_ pieces: [Piece], span: SourceSpan) {
    self.pieces = pieces
    self.span = span
  }

  /// A scalar that is one expression, whose value keeps its type.
  convenience init(single: PlacedExpression, span: SourceSpan) {
    self.init([.hole(single)], span: span)
  }

  /// The expression, where the scalar is one and nothing else.
  var single: PlacedExpression? {
    guard pieces.count == 1, case .hole(let hole) = pieces[0] else { return nil }
    return hole
  }

  /// The text, where it is the same for every row: nil where it isn't, and, after a report, where
  /// a hole has no text.
  func constant(_ diagnostics: inout DiagnosticList) -> String? {
    var text = ""
    var isConstant = true
    for piece in pieces {
      switch piece {
      case .literal(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .hole(let hole):
        guard let value = hole.expression.constant else {
          isConstant = false
          continue
        }
        do throws(ValueText.Fault) {
          text += try ValueText.checked(value)
        } catch {
          diagnostics.report(.value(error, at: hole.span, trace: []))
          isConstant = false
        }
      }
    }
    return isConstant ? text : nil
  }

  /// The expressions, in their order.
  var holes: [PlacedExpression] {
    pieces.compactMap { if case .hole(let hole) = $0 { hole } else { nil } }
  }

  /// Evaluates the holes over a block, in their order.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [BlockValues] {
    TextTemplate.evaluate(holes, block, &report)
  }

  static func evaluate(
    _ holes: [PlacedExpression], _ block: Block, _ report: inout RowReport
  ) -> [BlockValues] {
    holes.map { hole in
      let (values, faults) = hole.expression.evaluate(block, within: report.plan)
      report.report(faults, of: hole)
      return values
    }
  }

  /// Writes the text of one row as the pending row of `builder`.
  ///
  /// - Returns: False, after a report, where a hole has no text.
  func write(
    _ holes: [BlockValues], row: Int, into builder: inout TextColumnBuilder,
    _ report: inout RowReport
  ) -> Bool {
    var next = 0
    for piece in pieces {
      switch piece {
      case .literal(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
      case .hole(let hole):
        let values = holes[next]
        next += 1
        do throws(ValueText.Fault) {
          guard try ValueText.write(values, row: row, into: &builder) else { return false }
        } catch {
          report.report(error, of: hole, row: row)
          return false
        }
      }
    }
    return true
  }

  /// The text of one row; nil, after a report, where a hole has none.
  func text(_ holes: [BlockValues], row: Int, _ report: inout RowReport) -> String? {
    var builder = TextColumnBuilder()
    guard write(holes, row: row, into: &builder, &report) else { return nil }
    builder.endRow()
    return builder.finish().string(at: 0)
  }
}
