/// The parts of an expression with the values that one evaluation gave them.
package struct Explanation: Sendable {
  /// The most steps that are kept.
  package static let limit = 1_000

  /// One evaluation of one part.
  package struct Step: Sendable {
    package enum Outcome: Sendable {
      /// The value, shortened as messages show it.
      case value(String)
      case fault(ExpressionError)
    }

    /// UTF-8 byte offsets into the expression's text.
    package let range: Range<Int>
    /// How many parts are around this one.
    package let depth: Int
    package let outcome: Outcome
  }

  /// In the order in which the parts were begun: the whole, then what it needed.
  ///
  /// A part that was not needed has no step, one inside a loop has one for each round. Literals have
  /// none, unless they are the whole.
  package let steps: [Step]
  /// How many steps came behind the last one that is kept.
  package let omitted: Int
}

extension Interpreter {
  /// Evaluates an expression and tells the value of each part.
  ///
  /// What was computed ahead is one part: resolve with `folds: false` to see inside.
  package func explain(
    _ expression: ResolvedExpression, in environment: ValueEnvironment
  ) -> Explanation {
    explanation(of: expression, in: environment)
  }

  /// The same for any environment of this module's.
  func explanation(
    of expression: ResolvedExpression, in environment: some Environment
  ) -> Explanation {
    var evaluator = evaluator(of: expression, in: environment)
    evaluator.trace = Trace()
    // The fault of the whole is that of its first step.
    _ = try? evaluator.evaluate(expression.root)
    return evaluator.trace?.explanation ?? Explanation(steps: [], omitted: 0)
  }
}

extension BlockExpression {
  /// Evaluates the expression in one row of a block and tells the value of each part.
  package func explain(_ block: Block, row: Int) -> Explanation {
    interpreter.explanation(of: expression, in: BlockRow(block: block, row: row))
  }
}
