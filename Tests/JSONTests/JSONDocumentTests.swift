import JSON
import Testing

private func document(_ text: String) throws(JSONError) -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root
}

@Suite struct JSONDocumentTests {
  @Test func `reads every kind of value`() throws {
    let root = try document(
      #"{"o":{"x":[]},"a":[1,-2,18446744073709551615,0.5,"t",true,false,null],"s":"é\u00e9\n\"\ud83d\ude00"}"#
    )
    #expect(root.kind == .object)
    #expect(root.count == 3)
    let items = Array(try #require(root["a"]).elements)
    #expect(
      items.map(\.kind) == [
        .number, .number, .number, .number, .string, .bool, .bool, .null,
      ])
    #expect(items.map(\.int) == [1, -2, nil, nil, nil, nil, nil, nil])
    #expect(items[0...3].map(\.double) == [1, -2, 18_446_744_073_709_551_616, 0.5])
    #expect(items.map(\.bool) == [nil, nil, nil, nil, nil, true, false, nil])
    #expect(items.map(\.isNull) == [false, false, false, false, false, false, false, true])
    #expect(root["s"]?.string == "éé\n\"😀")
    #expect(root["o"]?["x"]?.count == 0)
    #expect(root["missing"] == nil)
    #expect(items[0]["x"] == nil)
    #expect(Array(root.elements).isEmpty)
  }

  @Test func `gives members in order, whatever stands in them`() throws {
    let root = try document(#"{"b":{"q":[[1,2],{}]},"a":3,"b":"again","":null}"#)
    let names = root.members.map { String(decoding: $0.name, as: UTF8.self) }
    #expect(names == ["b", "a", "b", ""])
    #expect(root["b"]?.kind == .object)
  }

  @Test func `a value keeps its document`() throws {
    var values: [JSONValue] = []
    for number in 0..<50 { values.append(try document("[\"text \(number)\"]")) }
    #expect(
      values.enumerated().allSatisfy { $1.elements.first { _ in true }?.string == "text \($0)" })
  }

  @Test func `plain values are documents`() throws {
    #expect(try document(" 12 ").int == 12)
    #expect(try document("\"\"").bytes()?.count == 0)
  }

  /// The marker stands before the byte at fault.
  @Test(arguments: [
    "↓", " ↓", "{↓", "[1,↓]", "{\"a\":1}↓}", "{} ↓{}", "nul↓", "\"a↓", "[0↓1]", "[1.↓]", "[1e+↓]",
    "{\"a\" ↓1}", "{↓a:1}", "{\"a\":1,↓}", "[↓\\\"x\"]", "[\"↓\\x\"]", "[\"a↓\n\"]",
    "[\"é↓\\ud800\"]", "[\"↓\\ud83dxx\"]", "[\"↓\\u12G4\"]", "↓'a'", "[1] ↓x", "[[1]↓",
    "{\"a\":[{}↓",
    "[tru↓ue]", "[-↓]", "[↓+1]", "[1 ↓2]", "{\"a\":↓}",
  ])
  func `names the place where a text stops being JSON`(marked: String) throws {
    let parts = marked.split(separator: "↓", omittingEmptySubsequences: false)
    let error = #expect(throws: JSONError.self) { try document(String(parts[0] + parts[1])) }
    #expect(error?.offset == parts[0].utf8.count)
  }

  @Test(arguments: [
    "[1, ↓123456789012345678901234567890]", "{\"a\":↓-9223372036854775809}", "[[↓1e400]]",
    "[18446744073709551615, ↓18446744073709551616]",
  ])
  func `names the place of a number that can't be kept`(marked: String) throws {
    let parts = marked.split(separator: "↓", omittingEmptySubsequences: false)
    let error = #expect(throws: JSONError.self) { try document(String(parts[0] + parts[1])) }
    #expect(error?.offset == parts[0].utf8.count)
  }

  @Test func `refuses broken text`() {
    for broken: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 1, 1, 1]] {
      let error = #expect(throws: JSONError.self) {
        try JSONDocument(parsing: [0x22, 0x61] + broken + [0x22])
      }
      #expect(error?.offset == 2)
    }
  }

  @Test func `bounds the depth and goes on afterwards`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: JSONError.self) { try document(nested(JSONDocument.depthLimit + 1)) }
    let error = #expect(throws: JSONError.self) { try document(nested(1_000_000)) }
    #expect(error?.offset == JSONDocument.depthLimit - 1)
    #expect(try document(nested(JSONDocument.depthLimit - 1)).count == 1)
  }

  @Test func `counts beyond what the tape counts`() throws {
    let text = "[" + String(repeating: "1,", count: 1000) + "1]"
    #expect(try document(text).count == 1001)
  }
}
