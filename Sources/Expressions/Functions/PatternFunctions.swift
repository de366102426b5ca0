// `s.matches(pattern)`: RE2 searches in time linear in the text, whatever the pattern.

extension FunctionLibrary {
  static let patterns: [Function] = [
    Function(
      "matches", [.global, .member], [.init("s"), .init("pattern")],
      preparation: { constants throws(Fault) in
        guard case .string(let source)? = constants[1] else { return nil }
        let pattern = try compiled(source)
        return { arguments, _ throws(Fault) in .bool(pattern.matches(try arguments.string(0))) }
      },
      body: { arguments, context throws(Fault) in
        let source = try arguments.string(1)
        try context.budget.spend(steps: 10 + source.utf8.count)
        return .bool(try compiled(source).matches(arguments.string(0)))
      })
  ]

  private static func compiled(_ source: String) throws(Fault) -> TextPattern {
    do throws(TextPattern.Refusal) {
      return try TextPattern(source)
    } catch {
      throw Fault(
        ExpressionCodes.pattern, "The pattern is not valid: \(error.reason).",
        help: [TextPattern.dialect], argument: 1)
    }
  }
}
