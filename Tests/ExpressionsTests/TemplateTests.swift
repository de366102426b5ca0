import Diagnostics
import Testing

@testable import Expressions

@Suite struct TemplateTests {
  /// The pieces, holes as their source in angle brackets.
  private func pieces(_ text: String, allowsComments: Bool = false) throws -> [String] {
    try Template(parsing: text, allowsComments: allowsComments).pieces.map { piece in
      switch piece {
      case .literal(let literal): return literal
      case .hole(let expression, let range):
        let bytes = Array(text.utf8)[range]
        #expect(String(decoding: bytes, as: UTF8.self) == expression.source)
        return "<\(expression.source)>"
      }
    }
  }

  @Test(arguments: [
    ("plain", ["plain"]), ("", []),
    ("a-${{ b }}/${{c}}", ["a-", "< b >", "/", "<c>"]),
    ("cost $${{ x }} ${{ y }} $5 {{z}}", ["cost ${{ x }} ", "< y >", " $5 {{z}}"]),
    ("${{ {'a': {'b': 1}} }}}", ["< {'a': {'b': 1}} >", "}"]),
    ("${{ '}}' + \"}}\" }}", ["< '}}' + \"}}\" >"]),
    ("${{ r'\\' }}x", ["< r'\\' >", "x"]),
    ("${{ '\\'}}' }}", ["< '\\'}}' >"]),
    ("${{ '''a'}}''' }}", ["< '''a'}}''' >"]),
    ("${{ bar }}'${{ y }}'", ["< bar >", "'", "< y >", "'"]),
    ("äö ${{ x }}", ["äö ", "< x >"]),
  ])
  func `splits a text`(text: String, expected: [String]) throws {
    #expect(try pieces(text) == expected)
  }

  @Test func `comments hide quotes but no end`() throws {
    #expect(
      try pieces("${{ 1 // it's\n + 2 }}", allowsComments: true) == ["< 1 // it's\n + 2 >"])
    #expect(try pieces("${{ 1 // it's }}", allowsComments: true) == ["< 1 // it's >"])
  }

  @Test func `knows a single expression`() throws {
    #expect(try Template(parsing: "${{ x }}").singleExpression != nil)
    #expect(try Template(parsing: "${{ x }}\n").singleExpression != nil)
    #expect(try Template(parsing: " ${{ x }}").singleExpression == nil)
    #expect(try Template(parsing: "${{ x }}${{ y }}").singleExpression == nil)
    #expect(try Template(parsing: "$${{ x }}").singleExpression == nil)
  }

  @Test func `reports every hole at its place in the text`() throws {
    let text = "ä ${{ 1 + }} and ${{ 'x }} "
    let errors = #expect(throws: ExpressionErrors.self) { try Template(parsing: text) }
    #expect(errors?.errors.map(\.code.id) == ["XQ0201", "XQ0202"])
    #expect(errors?.errors.map(\.range) == [11..<11, 22..<28])
    let open = #expect(throws: ExpressionErrors.self) { try Template(parsing: "a ${{ {x} }") }
    #expect(open?.errors.map(\.range) == [2..<5])
  }
}
