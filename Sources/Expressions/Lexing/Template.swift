/// A scalar's text, taken apart into literal pieces and expressions.
///
/// `${{ expr }}` is an expression, which ends at the first `}}` outside a string at brace depth 0;
/// `$${{` stands for a literal `${{`. Nothing else is special.
package struct Template: Sendable {
  package enum Piece: Sendable {
    case literal(String)
    /// The expression, and the bytes of its source within the template's text.
    case hole(Expression, Range<Int>)
  }

  /// Neighbouring literals are one piece, and none is empty.
  package let pieces: [Piece]

  /// Takes `text` apart and parses its expressions.
  ///
  /// - Throws: The faults of all expressions, at their places in `text`.
  package init(parsing text: String, allowsComments: Bool = false) throws(ExpressionErrors) {
    var scanner = TemplateScanner(text: text, allowsComments: allowsComments)
    var pieces: [Piece] = []
    var errors: [ExpressionError] = []
    scan: while true {
      switch scanner.next() {
      case .end: break scan
      case .literal(let literal): pieces.append(.literal(literal))
      case .open(let error):
        errors.append(error)
        break scan
      case .hole(let source, let range):
        do {
          pieces.append(
            .hole(try Expression(parsing: source, allowsComments: allowsComments), range))
        } catch {
          errors.append(error.shifted(by: range.lowerBound))
        }
      }
    }
    guard errors.isEmpty else { throw ExpressionErrors(errors: errors) }
    self.pieces = pieces
  }

  /// The expression where the text is one, so that its value keeps its type; nil elsewhere.
  ///
  /// Line breaks behind it don't count: block scalars end in one.
  package var singleExpression: (expression: Expression, range: Range<Int>)? {
    guard case .hole(let expression, let range)? = pieces.first, pieces.count <= 2 else {
      return nil
    }
    if pieces.count == 2 {
      guard case .literal(let rest) = pieces[1], rest.utf8.allSatisfy({ $0 == 0x0A }) else {
        return nil
      }
    }
    return (expression, range)
  }
}
