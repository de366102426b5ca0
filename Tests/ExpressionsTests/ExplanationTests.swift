import Bytes
import Diagnostics
import Testing

@testable import Expressions

@Suite struct ExplanationTests {
  /// The steps as lines: two blanks for each level, the part, its value.
  private func lines(
    _ source: String, _ names: KeyValuePairs<String, Value> = [:], folds: Bool = false
  ) throws -> [String] {
    let expression = try Expression(parsing: source)
      .resolved(in: Scope(names.map(\.key)), folds: folds)
    return lines(
      Interpreter().explain(expression, in: ValueEnvironment(names.map(\.value))), source)
  }

  private func lines(_ explanation: Explanation, _ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return explanation.steps.map { step in
      let part = String(decoding: bytes[step.range], as: UTF8.self)
      let outcome =
        switch step.outcome {
        case .value(let text): text
        case .fault(let error): error.code.id
        }
      return String(repeating: "  ", count: step.depth) + part + " → " + outcome
    }
  }

  @Test func `each part has its value, the whole first`() throws {
    #expect(
      try lines("x + 1 > 2 && lang == 'de'", ["x": .int(4), "lang": .string("fr")]) == [
        "x + 1 > 2 && lang == 'de' → false", "  x + 1 > 2 → true", "    x + 1 → 5",
        "      x → 4", "  lang == 'de' → false", "    lang → \"fr\"",
      ])
  }

  @Test func `what was not needed has no step`() throws {
    #expect(try lines("false && x", ["x": .bool(true)]) == ["false && x → false"])
  }

  @Test func `a loop has a step for each round`() throws {
    #expect(
      try lines("[1, 5].all(i, i < 3)") == [
        "[1, 5].all(i, i < 3) → false", "  [1, 5] → [1, 5]", "  i < 3 → true", "    i → 1",
        "  i < 3 → false", "    i → 5",
      ])
  }

  @Test func `a fault is told where it began and in all around it`() throws {
    #expect(
      try lines("'a' + string(7 % x)", ["x": .int(0)]) == [
        "'a' + string(7 % x) → XQ1208", "  string(7 % x) → XQ1208", "    7 % x → XQ1208",
        "      x → 0",
      ])
  }

  @Test func `what was computed ahead is one part`() throws {
    #expect(
      try lines("x == 1 + 2", ["x": .int(3)], folds: true) == ["x == 1 + 2 → true", "  x → 3"])
    #expect(try lines("1 + 2", folds: true) == ["1 + 2 → 3"])
  }

  @Test func `long loops are cut, and the rest is counted`() throws {
    let expression = try Expression(parsing: "range(2000).map(i, i)").resolved(in: Scope([]))
    let explanation = Interpreter().explain(expression, in: ValueEnvironment())
    #expect(explanation.steps.count == Explanation.limit)
    #expect(explanation.omitted == 1_001)
  }

  @Test func `a row of a block is explained with its own values`() throws {
    let expression = try Expression(parsing: "lang == 'de'").resolved(in: Scope(["lang"]))
    let compiled = try BlockExpression(expression, kinds: [.varying], interpreter: Interpreter())
    let block = Block(count: 2, slots: [.texts(TextColumn(["de", "fr"]))])
    #expect(
      lines(compiled.explain(block, row: 1), "lang == 'de'") == [
        "lang == 'de' → false", "  lang → \"fr\"",
      ])
  }
}
