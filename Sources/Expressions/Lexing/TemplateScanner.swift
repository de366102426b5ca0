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
        guard let string = string() else { break }
        guard !string.isOpen else {
          return .open(
            Lexer.openString(
              at: position..<bytes.count, bytes[position + string.prefixLength]))
        }
        position = string.end
        continue
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

  private struct StringExtent {
    let prefixLength: Int
    /// The byte behind the string; a string that a line break ends is left to the lexer.
    let end: Int
    /// Whether the text ended first.
    var isOpen = false
  }

  /// The string that begins at the position; nil where none does.
  private func string() -> StringExtent? {
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
      if bytes[end] == 0x0A, !isTriple { return StringExtent(prefixLength: length, end: end) }
      end += bytes[end] == UInt8(ascii: "\\") && !prefix.isRaw ? 2 : 1
    }
    return StringExtent(
      prefixLength: length, end: end + closing.count, isOpen: end >= bytes.count)
  }
}
