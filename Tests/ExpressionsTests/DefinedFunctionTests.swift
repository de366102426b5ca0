import Diagnostics
import Testing

@testable import Expressions

@Suite struct DefinedFunctionTests {
  private func library(_ definitions: [(name: String, parameters: [String], value: String)])
    throws -> FunctionLibrary
  {
    var library = FunctionLibrary.standard
    for definition in definitions {
      let value = try Expression(parsing: definition.value)
        .resolved(in: Scope(definition.parameters), functions: library)
      library.add(
        Function(
          defining: definition.name, definition.parameters.map { .init($0) }, as: value))
    }
    return library
  }

  private func evaluate(_ source: String, _ library: FunctionLibrary) throws -> String {
    let expression = try Expression(parsing: source)
      .resolved(in: Scope(["x"]), functions: library)
    return try Interpreter(campaign: "c")
      .evaluate(expression, in: ValueEnvironment([.string("A b")])).display
  }

  @Test func `a definition is called like any function of ours`() throws {
    let library = try library([
      ("place", ["s"], "s | lower | slug"), ("twice", ["s", "t"], "place(s) + '-' + place(t)"),
    ])
    #expect(try evaluate("x | place", library) == "\"a-b\"")
    #expect(try evaluate("twice(x, t='C d')", library) == "\"a-b-c-d\"")
  }

  @Test func `a fault has its place in the call and in each definition`() throws {
    let library = try library([
      ("inner", ["s"], "'x' + s"), ("outer", ["s"], "inner(s)"),
    ])
    let error = #expect(throws: ExpressionError.self) { try evaluate("x == outer(5)", library) }
    #expect(error?.range == 5..<13)
    #expect(
      error?.definitions == [
        .init(function: "outer", range: 0..<8), .init(function: "inner", range: 4..<5),
      ])
  }

  @Test func `definitions share the budget and the depth of their caller`() throws {
    var definitions = [("f0", ["s"], "s + s")]
    for index in 1...60 { definitions.append(("f\(index)", ["s"], "f\(index - 1)(s + s)")) }
    let library = try library(definitions)
    let growth = #expect(throws: ExpressionError.self) { try evaluate("f60(x)", library) }
    #expect(growth?.code == ExpressionCodes.memoryBudget)

    let nested = try self.library(nested("-(", ")"))
    let depth = #expect(throws: ExpressionError.self) { try evaluate("g9(x)", nested) }
    #expect(depth?.code == ExpressionCodes.nesting)
  }

  /// Ten definitions that call each other, each with 100 levels in it.
  private func nested(_ open: String, _ close: String) -> [(String, [String], String)] {
    (0...9).map { index in
      let inside = index == 0 ? "s" : "g\(index - 1)(s)"
      let value =
        String(repeating: open, count: 100) + inside + String(repeating: close, count: 100)
      return ("g\(index)", ["s"], value)
    }
  }

  @Test func `definitions whose values get too deep for the stack are refused`() {
    let error = #expect(throws: ExpressionError.self) { try library(nested("[", "]")) }
    #expect(error?.code == ExpressionCodes.nesting)
    #expect(error?.detail == "The value may get more than 384 levels of lists and maps.")
  }

  @Test func `a definition is as pure as what it calls`() throws {
    let library = try library([
      ("code", ["s"], "short_id(s, 4)"), ("plain", ["s"], "s + '!'"),
    ])
    #expect(library.global("code")?.isPure == false)
    let folded = try Expression(parsing: "plain('a')").resolved(in: Scope([]), functions: library)
    #expect(folded.constant?.display == "\"a!\"")
  }
}
