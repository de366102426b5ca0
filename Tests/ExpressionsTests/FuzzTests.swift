import Testing

@testable import Expressions

/// Random expressions: any result will do that keeps the promises.
///
/// `XQR_FUZZ_ROUNDS` runs another number than the usual from each seed.
@Suite struct FuzzTests {
  private static let limits = Limits(steps: 5_000, memory: 50_000)

  private static let names: [(String, Value)] = [
    ("x", .string("X y")), ("n", .int(5)), ("a", .null), ("l", .list([.string("x"), .int(2)])),
    ("m", .map(ValueMap([("y", .double(1.5)), ("z", .list([]))]))),
  ]

  @Test(arguments: 0..<8)
  func `whatever is written ends in a value within the budget or a fault inside the text`(
    seed: Int
  ) throws {
    var maker = try ExpressionMaker(seed: seed)
    var values = 0
    for _ in 0..<ExpressionMaker.rounds {
      let source = maker.next()
      let clock = ContinuousClock()
      let start = clock.now
      if check(source) { values += 1 }
      #expect(start.duration(to: clock.now) < .seconds(20), "\(source)")
    }
    #expect(values > ExpressionMaker.rounds / 4, "nearly nothing gets as far as a value")
  }

  /// Whether a value came out.
  private func check(_ source: String) -> Bool {
    let environment = ValueEnvironment(Self.names.map(\.1))
    do throws(ExpressionError) {
      let expression = try Expression(parsing: source, allowsComments: true)
      let scope = Scope(Self.names.map(\.0))
      let resolved = try expression.resolved(in: scope, isChecked: false)
      var evaluator = Interpreter(limits: Self.limits).evaluator(of: resolved, in: environment)
      let result = Result { () throws(ExpressionError) in try evaluator.evaluate(resolved) }
      let usage = evaluator.context.budget.usage
      #expect(usage.steps <= Self.limits.steps + 1 && usage.memory <= Self.limits.memory + 1)
      let value = try result.get()
      checkSize(value, source)
      checkAgain(value, source, scope, expression)
      return true
    } catch {
      let size = source.utf8.count
      #expect(
        error.range.lowerBound >= 0 && error.range.upperBound <= size, "\(error) in \(source)")
      return false
    }
  }

  /// A value can't be larger than what the budget pays for, the text and the names.
  private func checkSize(_ value: Value, _ source: String) {
    #expect(value.levels(upTo: 1_000) <= Expression.depthLimit, "\(source)")
    #expect(value.size(upTo: .max) <= 16 * Self.limits.steps + 16, "\(source)")
  }

  /// Without folding and with a trace the value is the same, and its source text gives it again.
  private func checkAgain(
    _ value: Value, _ source: String, _ scope: Scope, _ expression: Expression
  ) {
    let environment = ValueEnvironment(Self.names.map(\.1))
    do throws(ExpressionError) {
      let plain = try expression.resolved(in: scope, isChecked: false, folds: false)
      let interpreter = Interpreter()
      #expect(
        try interpreter.evaluate(plain, in: environment).isIdentical(to: value), "\(source)")
      let explanation = interpreter.explain(plain, in: environment)
      guard case .value(let shown)? = explanation.steps.first?.outcome else {
        Issue.record("no value is explained: \(source)")
        return
      }
      #expect(shown == value.display, "\(source)")
      guard value.hasSource else { return }
      let again = try Expression(parsing: value.sourceText).resolved(in: Scope([]))
      #expect(
        try Interpreter().evaluate(again, in: ValueEnvironment()).isIdentical(to: value),
        "\(source)")
    } catch {
      #expect(error.isLimit, "\(error) in \(source)")
    }
  }
}

extension Value {
  /// Whether there is an expression for the value: for infinities and marked texts there is none.
  fileprivate var hasSource: Bool {
    switch self {
    case .double(let number): number.isFinite
    case .list(let items): items.allSatisfy(\.hasSource)
    case .map(let map): map.values.allSatisfy(\.hasSource)
    case .optional(let value): value?.hasSource ?? true
    case .marked, .row: false
    default: true
    }
  }
}
