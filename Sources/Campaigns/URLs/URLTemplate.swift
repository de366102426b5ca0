import Bytes
import Diagnostics
import Expressions
import Links

/// A `url:` field compiled for blocks: literal pieces, holes that are encoded for their place, and
/// the parameters behind them.
///
/// Data never leaves its place: only `raw(…)` and `link_url(…)` write what is not encoded.
struct URLTemplate: Sendable {
  enum Piece: Sendable {
    case literal([UInt8])
    /// Data, and its place unless a hole before it writes what isn't encoded; nil behind a
    /// `link_url`.
    case hole(PlacedExpression, URLPlace?)
  }

  /// Parameters that are written together, and the place of the first one's holes.
  struct Run: Sendable {
    var parameter: URLParameter
    let index: Int
  }

  let pieces: [Piece]
  let parameters: [URLParameter]
  /// The parameters where none can repeat one of the URL's own: constant neighbours are one.
  let runs: [Run]
  let conflict: LinkFields.UTMConflict
  let span: SourceSpan
  /// Whether a `link_url` gives the host.
  let takesHost: Bool

  /// Compiles a field; nil, after a report for each hole, where data would choose scheme or host.
  ///
  /// - Parameter parameters: Query first, then utm, in the order in which they are written.
  /// - Parameter names: With which the template was compiled.
  init?(
    _ template: TextTemplate, parameters: [URLParameter], conflict: LinkFields.UTMConflict,
    _ names: Names, _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    self.parameters = parameters
    var runs: [Run] = []
    for (index, parameter) in parameters.enumerated() {
      if let last = runs.last, let joined = last.parameter.joined(with: parameter) {
        runs[runs.count - 1].parameter = joined
      } else {
        runs.append(Run(parameter: parameter, index: index))
      }
    }
    self.runs = runs
    self.conflict = conflict
    span = template.span
    var pieces: [Piece] = []
    var written: [UInt8] = []
    var hasLink = false
    for piece in template.pieces {
      switch piece {
      case .literal(let bytes):
        pieces.append(.literal(bytes))
        written += bytes
      case .hole(let hole):
        let place = URLPlace(behind: written)
        if hasLink {
          pieces.append(.hole(hole, nil))
        } else if place != .scheme, place != .host {
          pieces.append(.hole(hole, place))
        } else if let value = hole.expression.constant, !hole.uses("data", of: names) {
          let text = URLTemplate.trusted(value, hole, &diagnostics)
          pieces.append(.literal(text))
          written += text
        } else if written.isEmpty, hole.expression.isMarked(.link) {
          pieces.append(.hole(hole, nil))
          hasLink = true
        } else {
          diagnostics.report(.hostFromData(hole))
        }
      }
    }
    self.pieces = pieces
    takesHost = hasLink
    guard diagnostics.errorCount == known else { return nil }
  }

  /// What the campaign itself writes into scheme and host.
  private static func trusted(
    _ value: Value, _ hole: PlacedExpression, _ diagnostics: inout DiagnosticList
  ) -> [UInt8] {
    do throws(ValueText.Fault) {
      return Array(try ValueText.checked(value).utf8)
    } catch {
      diagnostics.report(.value(error, at: hole.span, trace: []))
      return []
    }
  }

  /// What the holes of a block hold.
  struct Values {
    let holes: [BlockValues]
    let parameters: [[BlockValues]]
  }

  func evaluate(_ block: Block, _ report: inout RowReport) -> Values {
    let holes = TextTemplate.evaluate(pieces.compactMap(\.hole), block, &report)
    return Values(holes: holes, parameters: parameters.map { $0.evaluate(block, &report) })
  }
}

extension URLTemplate.Piece {
  fileprivate var hole: PlacedExpression? {
    if case .hole(let hole, _) = self { hole } else { nil }
  }
}
