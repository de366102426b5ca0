import Diagnostics
import DocumentationPages
import Foundation
import Testing

@testable import Expressions

/// The page of the language: every function that there is, and examples that are true.
@Suite struct ExpressionPageTests {
  /// An example of the page: `expression → value`.
  struct Example: CustomTestStringConvertible {
    let expression: String
    let value: String

    var testDescription: String { "\(expression) → \(value)" }
  }

  static let examples: [Example] = {
    let lines = (try? Page("Expressions").blocks.flatMap(\.lines)) ?? []
    return lines.compactMap { line in
      let parts = line.components(separatedBy: " → ")
      guard parts.count == 2 else { return nil }
      return Example(
        expression: parts[0].trimmingCharacters(in: .whitespaces),
        value: parts[1].trimmingCharacters(in: .whitespaces))
    }
  }()

  /// The value of an expression without names, or the code of its fault.
  private static func outcome(_ source: String) -> Result<Value, ExpressionError> {
    Result { () throws(ExpressionError) in
      let expression = try Expression(parsing: source).resolved(in: Scope([]))
      return try Interpreter(campaign: "summer-2026")
        .evaluate(expression, in: ValueEnvironment([]))
    }
  }

  @Test(arguments: examples) func `an example is true`(example: Example) throws {
    switch Self.outcome(example.expression) {
    case .failure(let error): #expect(error.code.id == example.value)
    case .success(let value):
      let expected = try Self.outcome(example.value).get()
      #expect(value.isIdentical(to: expected), "it gives \(value.display)")
    }
  }

  @Test func `the budget is that of the code`() throws {
    let limits = Limits()
    #expect(limits.steps == 100_000 && limits.memory == 1 << 20)
    #expect(try Page("Expressions").text.contains("100,000 steps and make 1 MiB of data"))
  }

  @Test func `every function has a row, and every row a function`() throws {
    let rows = try Page("Expressions").tables("function", "meaning").flatMap(\.rows)
      .map(\.[0].code)
    let functions = FunctionLibrary.standard.all.map(\.signature)
    #expect(Set(functions).subtracting(rows).sorted() == [], "functions without a row")
    #expect(Set(rows).subtracting(functions).sorted() == [], "rows without a function")
    #expect(Set(rows).count == rows.count)
  }

  @Test func `every macro has a row, and every row a macro`() throws {
    let rows = try Page("Expressions").tables("macro", "meaning").flatMap(\.rows).map(\.[0].code)
    let names = rows.map { row in
      String(row.prefix { $0 != "(" }).components(separatedBy: ".").last ?? ""
    }
    #expect(Set(names) == Set(Resolver.macroNames + ["bind"]))
    #expect(Set(rows).count == rows.count)
  }

  @Test func `every function and macro has an example`() throws {
    let text = Self.examples.map(\.expression).joined(separator: "\n")
    let names = FunctionLibrary.standard.all.map(\.name) + Resolver.macroNames
    let missing = names.filter { !text.contains("\($0)(") && !text.contains("| \($0)") }
    #expect(Set(missing).sorted() == [])
  }
}
