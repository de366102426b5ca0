/// A word of an expression with its place.
struct Token {
  enum Kind: Hashable {
    case end
    case name(String)
    /// A name in back quotes, possible behind a dot.
    case quotedName(String)
    /// The magnitude: the parser knows about a minus before it.
    case integer(UInt64)
    case unsigned(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case symbol(Symbol)
  }

  /// Operators and punctuation.
  enum Symbol: String, CaseIterable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case pipe = "|"
    case assign = "="
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  let range: Range<Int>

  /// The token as a message shows it.
  var phrase: String {
    switch kind {
    case .end: "the end of the expression"
    case .name(let name), .quotedName(let name): "'\(name)'"
    case .integer, .unsigned, .double: "a number"
    case .string: "a string"
    case .bytes: "bytes"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    }
  }
}
