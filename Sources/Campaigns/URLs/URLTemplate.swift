import Bytes
import Diagnostics
import Expressions
import Links

/// A `url:` field compiled for blocks: literal pieces, holes that are encoded for their place, and
/// the parameters behind them.
struct URLTemplate: Sendable {
  enum Piece: Sendable {
    case literal([UInt8])
    /// Data at a place that is known beforehand; nil where an earlier hole may move it.
    case hole(PlacedExpression, URLPlace?)
  }

  let pieces: [Piece]
  let parameters: [URLParameter]
  let conflict: LinkFields.UTMConflict
  let template: TextTemplate

  /// Compiles a field; nil, with a diagnostic, where data would choose scheme or host.
  ///
  /// - Parameter parameters: Query first, then utm, in the order in which they are written.
  init?(
    _ template: TextTemplate, parameters: [URLParameter], conflict: LinkFields.UTMConflict,
    _ diagnostics: inout DiagnosticList
  ) {
    self.template = template
    self.parameters = parameters
    self.conflict = conflict
    var pieces: [Piece] = []
    var place: URLPlace? = .scheme
    for piece in template.pieces {
      switch piece {
      case .literal(let bytes):
        pieces.append(.literal(bytes))
        place = place?.behind(bytes)
      case .hole(let hole):
        if let known = place, known == .scheme || known == .host {
          guard let text = hole.expression.constant?.plainText else {
            guard known == .scheme, hole.expression.isMarked(.link) else {
              diagnostics.report(.hostFromData(hole))
              return nil
            }
            pieces.append(.hole(hole, nil))
            place = nil
            continue
          }
          pieces.append(.literal(Array(text.utf8)))
          place = known.behind(text.utf8)
        } else {
          pieces.append(.hole(hole, place))
          if hole.expression.isMarked(.raw) { place = nil }
        }
      }
    }
    self.pieces = pieces
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

extension Diagnostic {
  fileprivate static func hostFromData(_ hole: PlacedExpression) -> Diagnostic {
    Diagnostic(
      .hostData, at: hole.span, "this would choose where the link leads",
      help: [
        "Write scheme and host out or take them from 'vars'; for a whole URL from data write "
          + "'${{ link_url(…) }}' at the beginning."
      ])
  }
}
