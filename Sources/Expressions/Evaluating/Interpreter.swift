/// Runs resolved expressions, one value at a time.
package struct Interpreter: Sendable {
  package let limits: Limits
  package let campaign: String
  /// The data sources that `row` looks into, by name.
  package var tables: [String: Table] = [:]

  /// - Parameter campaign: The id from which `short_id` makes its codes.
  package init(campaign: String = "", limits: Limits = Limits()) {
    self.limits = limits
    self.campaign = campaign
  }

  /// The value of `expression`, whose scope the environment must fit.
  ///
  /// Pure: equal inputs give equal values and equal faults.
  ///
  /// - Throws: The first fault that nothing absorbs, with its place in the expression.
  package func evaluate(
    _ expression: ResolvedExpression, in environment: some Environment
  ) throws(ExpressionError) -> Value {
    var evaluator = evaluator(of: expression, in: environment)
    return try evaluator.evaluate(expression)
  }

  /// The same, compiled for its kind of environment: a generic method would not be across modules.
  package func evaluate(
    _ expression: ResolvedExpression, in environment: ValueEnvironment
  ) throws(ExpressionError) -> Value {
    var evaluator = evaluator(of: expression, in: environment)
    return try evaluator.evaluate(expression)
  }

  /// What one evaluation begins with.
  func evaluator<Names: Environment>(
    of expression: ResolvedExpression, in environment: Names
  ) -> Evaluator<Names> {
    Evaluator(
      environment: environment, localCount: expression.localCount,
      context: CallContext(campaign: campaign, tables: tables, limits: limits))
  }
}
