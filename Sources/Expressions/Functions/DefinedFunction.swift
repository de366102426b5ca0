extension Function {
  /// How deep definitions that call definitions may get, in levels of all of them.
  private static let depthLimit = 2 * Expression.depthLimit

  /// A function of ours whose value is an expression.
  ///
  /// The expression's scope has the parameters in their order, and nothing else: its value depends
  /// on the arguments alone. As it is resolved with the functions before it, it can't call itself.
  package convenience init(
    defining name: String, _ parameters: [Parameter], as definition: ResolvedExpression
  ) {
    self.init(
      name, .ours, parameters, isPure: definition.isPure, levels: definition.levels
    ) {
      arguments, context throws(Fault) in
      context.depth += definition.depth
      defer { context.depth -= definition.depth }
      guard context.depth <= Self.depthLimit else {
        throw Fault(
          ExpressionCodes.nesting,
          "Functions that call functions may be nested \(Self.depthLimit) levels deep in all.")
      }
      var evaluator = Evaluator(
        environment: ValueEnvironment(arguments.values), localCount: definition.localCount,
        context: context)
      defer { context.budget = evaluator.context.budget }
      do throws(ExpressionError) {
        return try evaluator.evaluate(definition.root)
      } catch {
        throw Fault(error, in: name)
      }
    }
  }
}
