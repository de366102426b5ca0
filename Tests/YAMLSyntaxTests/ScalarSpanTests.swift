import Diagnostics
import Testing
import YAMLSyntax

/// The decoded text of each source holds one `<…>`; its span has to be the source's own.
struct ScalarSpanTests {
  @Test(arguments: [
    ("a: one <two> three", "<two>"),
    ("a: one\n   <two\n   three> four", "<two\n   three>"),
    ("a: 'it''s <two> x'", "<two>"),
    ("a: 'it''s <it''s>'", "<it''s>"),
    ("a: 'one\n\n\n  <two>'", "<two>"),
    (#"a: "\té\u00e9 <two\n\x41>""#, #"<two\n\x41>"#),
    ("a: \"one \\\n   \\  <two>\"", "<two>"),
    ("a: |\n  one\n  <two>\n", "<two>"),
    ("a: |\r\n  one\r\n  <two>\r\n", "<two>"),
    ("a: |2-\n    one\n  <two>\n", "<two>"),
    ("a:\n  b: |1\n     one\n    <two>\n", "<two>"),
    ("a: >\n  one\n  <two\n  three>\n\n  four\n", "<two\n  three>"),
    ("a: >+\n  one\n\n    <two\n    three>\n\n\n", "<two\n    three>"),
    ("a: >-\n\n  é one\n   x\n  <two>", "<two>"),
  ])
  func `maps decoded bytes back through quotes, escapes and folding`(source: String, span: String)
    throws
  {
    let reading = Reading(source)
    let root = try #require(reading.root)
    let scalar = try #require(innermost(root).scalar)
    let text = Array(scalar.text.utf8)
    let start = try #require(text.firstIndex(of: UInt8(ascii: "<")))
    let end = try #require(text.firstIndex(of: UInt8(ascii: ">")))
    #expect(reading.files.text(scalar.span(of: start..<end + 1)) == span)
  }

  @Test func `an empty range lies between its neighbours`() throws {
    let reading = Reading("a: \"x\\ny\"")
    let root = try #require(reading.root)
    let scalar = try #require(innermost(root).scalar)
    let starts = (0...3).map { scalar.span(of: $0..<$0).start }
    #expect(starts == [4, 5, 7, 8])
  }

  private func innermost(_ node: Node) -> Node {
    guard case .mapping(let mapping) = node.kind, let first = mapping.entries.first else {
      return node
    }
    return innermost(first.value)
  }
}
