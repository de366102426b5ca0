/// A node of a parsed expression, as it was written: names are not looked up yet.
///
/// Chains of operators are one node with many operands, so that only real nesting makes a tree
/// deep; ``Expression`` bounds the depth, and whoever walks the tree may recurse.
package struct Syntax: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Value)
    /// A name; an absolute one, written `.name`, is never a macro's variable.
    case name(String, isAbsolute: Bool)
    case select(Syntax, field: Name, isOptional: Bool)
    case index(Syntax, Syntax, isOptional: Bool)
    case call(Call)
    /// `operand | name(arguments)`.
    case pipe(Syntax, Call)
    /// `-` or `!`, written `count` times.
    case unary(Token, count: Int, Syntax)
    /// Operators of one precedence from left to right: `first op operand op operand…`.
    case chain(Syntax, [Link])
    case and([Syntax])
    case or([Syntax])
    /// `c1 ? a : c2 ? b : … otherwise`.
    case conditional([Branch], otherwise: Syntax)
    case list([Item])
    case map([Entry])
  }

  /// A word with its place.
  package struct Name: Sendable {
    package let text: String
    package let range: Range<Int>
  }

  package enum Token: String, Sendable { case negate = "-", not = "!" }

  package enum Operator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case `in`

    /// Whether the operator may look at everything inside its operands.
    var comparesAll: Bool {
      switch self {
      case .equal, .notEqual, .in, .less, .lessOrEqual, .greater, .greaterOrEqual: true
      case .add, .subtract, .multiply, .divide, .remainder: false
      }
    }
  }

  package struct Link: Sendable {
    package let `operator`: Operator
    package let range: Range<Int>
    package let operand: Syntax
  }

  package struct Branch: Sendable {
    package let condition: Syntax
    package let value: Syntax
  }

  package struct Call: Sendable {
    package let name: Name
    package let target: Syntax?
    package let isAbsolute: Bool
    package let arguments: [Argument]
  }

  package struct Argument: Sendable {
    package let label: Name?
    package let value: Syntax
  }

  package struct Item: Sendable {
    package let value: Syntax
    package let isOptional: Bool
  }

  package struct Entry: Sendable {
    package let key: Syntax
    package let value: Syntax
    package let isOptional: Bool
  }

  package let kind: Kind
  /// The node's bytes in the source text.
  package let range: Range<Int>
  /// The longest way down to a leaf.
  package let depth: Int
}
