import Testing

@testable import Expressions

@Suite struct LimitTests {
  @Test func `long flat chains are no nesting`() throws {
    let count = 5_000
    let sum = Array(repeating: "1", count: count).joined(separator: " + ")
    #expect(try evaluate(sum).display == "\(count)")
    let choice = (0..<count).map { "x == \($0) ? \($0) : " }.joined() + "-1"
    #expect(
      try evaluate(choice, ["x": .int(4_999)]).display == "4999")
    let either = Array(repeating: "false", count: count).joined(separator: " || ")
    #expect(try evaluate(either).display == "false")
    let ifs =
      (0..<120).map { "if(x == \($0), \($0), " }.joined() + "-1"
      + String(repeating: ")", count: 120)
    #expect(try evaluate(ifs, ["x": .int(119)]).display == "119")
  }

  /// Texts that open a level, stand inside, and close it.
  @Test(arguments: [
    ("(", "x", ")"), ("[", "x", "]"), ("{1: ", "x", "}"), ("-(", "x", ")"), ("1 + (", "x", ")"),
    ("true ? (", "x", ") : x"), ("true && (", "true", ")"), ("math.abs(", "x", ")"),
    ("[", "[x]", "].map(y, x)"), ("if(true, ", "x", ", x)"), ("if(true, x, ", "x", ")"),
    ("cel.bind(y, x, ", "y", ")"), ("default(", "x", ", 1)"), ("", "x", " | string | int"),
    ("optional.of(1).optMap(y, ", "x", ")"), ("[1].exists(y, 1 == ", "x", ")"),
    ("", "[x]", "[0:]"), ("", "x", ".y"), ("[", "[0]", "][0]"),
  ])
  func `any nesting works or is refused`(open: String, inside: String, close: String) {
    for depth in [10, 30, 40, 60, 100, 126, 130, 5_000] {
      let source =
        String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
      let fault = fault(source, ["x": .int(1)])
      if depth == 5_000 { #expect(fault != nil) }
      guard let fault else { continue }
      #expect(!fault.error.isLimit)
    }
  }

  @Test func `too much nesting is said with its limit`() {
    let deep = String(repeating: "[", count: 129) + String(repeating: "]", count: 129)
    #expect(fault(deep)?.code == ExpressionCodes.nesting)
    #expect(fault(deep)?.error.detail == "Expressions may be nested 128 levels deep.")
    let chain = "x" + String(repeating: ".a", count: 128)
    #expect(fault(chain, ["x": .null])?.code == ExpressionCodes.nesting)
  }

  @Test(arguments: [
    "range(1000).map(x, range(1000).map(y, x * y))",
    "range(400).all(x, range(400).all(y, y >= 0))",
    "range(300).exists(x, false || range(400).exists(y, y < 0)) || true",
  ])
  func `a loop ends at the step budget, which nothing absorbs`(source: String) {
    let fault = fault(source, ["x": .int(1)])
    #expect(
      fault?.code == ExpressionCodes.stepBudget || fault?.code == ExpressionCodes.memoryBudget)
  }

  @Test(arguments: [
    "pad('x', 9223372036854775807)", "range(9223372036854775807)",
    "range(-9223372036854775807, 9223372036854775807)",
    "range(1000).map(x, pad(x, 2000))", "pad('x', 600000).replace('', 'yy')",
    "'%s%s'.format([pad('x', 500000), pad('x', 500000)])", "pad('a', 1000000).split('')",
    "pad('x', 300000) + pad('x', 300000) + pad('x', 300000)",
  ])
  func `data ends at the memory budget before it is made`(source: String) {
    #expect(fault(source + " == n", ["n": .null])?.code == ExpressionCodes.memoryBudget)
  }

  /// Binds names one inside the other, each to a value made of the one before.
  private static func nested(_ count: Int, _ inside: String, value: (Int) -> String) -> String {
    (0..<count).map { "cel.bind(v\($0), \(value($0)), " }.joined() + inside
      + String(repeating: ")", count: count)
  }

  @Test(arguments: ["v99", "v99 == v99", "size(v99)", "[v99].flatten()"])
  func `values too deep for the stack are refused before they are made`(use: String) {
    let source = Self.nested(100, use) { level in
      let brackets = 120 - level
      return String(repeating: "[", count: brackets) + (level == 0 ? "x" : "v\(level - 1)")
        + String(repeating: "]", count: brackets)
    }
    let fault = fault(source, ["x": .int(1)])
    #expect(fault?.code == ExpressionCodes.nesting)
    #expect(fault?.error.detail == "The value may get more than 384 levels of lists and maps.")
  }

  @Test func `a value is not deeper than an expression may be`() throws {
    let source = Self.nested(3, "v2") { level in
      String(repeating: "[", count: 100) + (level == 0 ? "x" : "v\(level - 1)")
        + String(repeating: "]", count: 100)
    }
    #expect(fault(source, ["x": .int(1)])?.code == ExpressionCodes.nesting)
    #expect(
      fault(source, ["x": .int(1)])?.error.detail
        == "The value has more than 128 levels of lists and maps.")
  }

  @Test func `a value that is small only because its parts are shared is refused`() {
    let source = Self.nested(60, "v59") { $0 == 0 ? "[x]" : "[v\($0 - 1), v\($0 - 1)]" }
    #expect(fault(source, ["x": .int(1)])?.code == ExpressionCodes.stepBudget)
    #expect(fault("size(\(source))", ["x": .int(1)]) == nil)
  }

  @Test func `the time for a long chain grows with its length`() throws {
    func seconds(_ count: Int) throws -> Double {
      let source = Array(repeating: "1", count: count).joined(separator: "+")
      let clock = ContinuousClock()
      let times = try (0..<3).map { _ in
        try clock.measure { _ = try Expression(parsing: source).resolved(in: Scope([])) }
      }
      return (times.min() ?? .zero) / .seconds(1)
    }
    #expect(try seconds(80_000) < 32 * seconds(10_000))
  }

  @Test(arguments: [
    (Limits(steps: 30, memory: 1_000), "30 steps for all expressions of a plan."),
    (
      Limits(steps: 1_000, memory: 10),
      "10 bytes of text and lists made by all expressions of a plan."
    ),
  ])
  func `all expressions of a plan have a budget together`(limits: Limits, rest: String) throws {
    let expression = try Expression(parsing: "n + '!' + n + '?'").resolved(in: Scope(["n"]))
    let compiled = try BlockExpression(expression, kinds: [.varying], interpreter: Interpreter())
    let block = Block(count: 10, slots: [.values(Array(repeating: .string("x"), count: 10))])
    let plan = PlanBudget(limits)
    let first = compiled.evaluate(block, within: plan)
    #expect(!first.faults.isEmpty && first.faults.count < 10)
    #expect(first.faults.allSatisfy { $0.error.detail == "The limit is \(rest)" })
    #expect(compiled.evaluate(block, within: plan).faults.count == 10)
    #expect(compiled.evaluate(block, within: PlanBudget()).faults.isEmpty)
  }

  @Test func `budgets are per evaluation and can be set`() throws {
    let small = Limits(steps: 10, memory: 100)
    #expect(fault("[1, 2, 3, 4, 5, 6, 7].all(x, x < n)", ["n": .int(9)], limits: small) != nil)
    let fault = fault("pad(n, 101)", ["n": .string("x")], limits: small)
    #expect(
      fault?.error.detail == "The limit is 100 bytes of text and lists made by one expression.")
    #expect(fault?.place == "pad(n, 101)")
  }
}
