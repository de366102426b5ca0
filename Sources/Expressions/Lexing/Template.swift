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

  /// Whether the text is one expression, so that its value keeps its type.
  ///
  /// Line breaks behind it don't count: block scalars end in one.
  package var isSingleExpression: Bool { singleExpression != nil }

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

/// Finds the holes of a template.
struct TemplateScanner {
  enum Part {
    case literal(String)
    case hole(String, Range<Int>)
    case open(ExpressionError)
    case end
  }

  private let bytes: [UInt8]
  private let allowsComments: Bool
  private var position = 0

  init(text: String, allowsComments: Bool) {
    bytes = Array(text.utf8)
    self.allowsComments = allowsComments
  }

  mutating func next() -> Part {
    guard position < bytes.count else { return .end }
    return bytes[position...].starts(with: Self.opening) ? hole() : literal()
  }

  private static let opening = Array("${{".utf8)

  private mutating func literal() -> Part {
    var literal: [UInt8] = []
    while position < bytes.count, !bytes[position...].starts(with: Self.opening) {
      if bytes[position] == UInt8(ascii: "$"),
        bytes[(position + 1)...].starts(with: Self.opening)
      {
        literal += Self.opening
        position += 4
      } else {
        literal.append(bytes[position])
        position += 1
      }
    }
    return .literal(String(decoding: literal, as: UTF8.self))
  }

  private mutating func hole() -> Part {
    let start = position
    position += Self.opening.count
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "}") where depth == 0 && bytes[(position + 1)...].first == bytes[position]:
        let range = start + Self.opening.count..<position
        position += 2
        return .hole(String(decoding: bytes[range], as: UTF8.self), range)
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "/") where allowsComments && bytes[(position + 1)...].first == 0x2F:
        skipComment()
        continue
      default:
        if let end = stringEnd() {
          position = end
          continue
        }
      }
      position += 1
    }
    return .open(
      ExpressionError(
        ExpressionCodes.openHole, at: start..<min(start + 3, bytes.count),
        "The expression begun here has no '}}'.",
        help: ["Close it with '}}', or write '$${{' where a plain '${{' is meant."]))
  }

  /// Goes to the end of the line, or to a `}}` before it.
  private mutating func skipComment() {
    while position < bytes.count, bytes[position] != 0x0A,
      !bytes[position...].starts(with: [0x7D, 0x7D])
    {
      position += 1
    }
  }

  /// The byte behind the string that begins at the position, with its prefix; nil where none does.
  ///
  /// A string that is never closed ends where the lexer gives up, so that its fault is found there.
  private func stringEnd() -> Int? {
    let isInName = position > 0 && bytes[position - 1].isNamePart
    var prefix = StringPrefix()
    guard !isInName || !bytes[position].isNamePart,
      let length = prefix.read(bytes, at: position)
    else { return nil }
    var end = position + length
    let quote = bytes[end]
    let isTriple = bytes[end...].starts(with: [quote, quote, quote])
    let closing = [UInt8](repeating: quote, count: isTriple ? 3 : 1)
    end += closing.count
    while end < bytes.count, !bytes[end...].starts(with: closing) {
      if bytes[end] == 0x0A, !isTriple { return end }
      end += bytes[end] == UInt8(ascii: "\\") && !prefix.isRaw ? 2 : 1
    }
    return min(bytes.count, end + closing.count)
  }
}
