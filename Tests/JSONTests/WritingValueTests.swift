import JSON
import Testing

@Suite struct WritingValueTests {
  @Test(arguments: [
    (#"{"b":[1,{"a":null}],"a":"é\u0000"}"#, #"{"b":[1,{"a":null}],"a":"é\u0000"}"#),
    ("[1, 1.0, 1e3, -0.0, 0.1]", "[1,1.0,1000.0,-0.0,0.1]"),
    ("[18446744073709551615,-9223372036854775808]", "[18446744073709551615,-9223372036854775808]"),
    ("true", "true"),
  ])
  func `a value that was read is written as what it was`(text: String, expected: String) throws {
    let document = try JSONDocument(parsing: Array(text.utf8))
    var json = JSONWriter()
    json.value(document.root)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    let again = try JSONDocument(parsing: json.bytes)
    #expect(again.root.kind == document.root.kind)
  }
}
