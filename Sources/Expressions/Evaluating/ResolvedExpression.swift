/// An expression ready to run in environments of one scope.
package struct ResolvedExpression: Sendable {
  package let source: String
  package let root: Resolved
  /// How many locals the macros need.
  package let localCount: Int
  /// The slots that are read, ascending, each once.
  package let variables: [Int]
  /// Whether the variables alone decide the value.
  package let isPure: Bool
  /// The levels of nesting.
  package let depth: Int
  /// How many levels of lists, maps and optionals the value has at most beside those of the
  /// variables.
  package let levels: Int

  /// The value of an expression that reads nothing and cannot fail.
  package var constant: Value? { root.constant }
}
