import Foundation
import Testing

@testable import Sandbox

@Suite struct JSONTests {
  @Test(arguments: [
    #"{"b":[1,-0.5e+3,null],"a":{"x":true,"y":false},"b":""}"#, #""\"\\é\u0001 𝄞""#, "[]", "{}",
  ])
  func `writes what it read`(text: String) throws {
    #expect(JSONWriter.text(of: try JSONParser.parse(Array(text.utf8))) == text)
  }

  @Test func `reads every escape`() throws {
    let value = try JSONParser.parse(Array(#""\u00e9\uD834\uDD1E\/\b\f\n\r\t\"\\""#.utf8))
    #expect(value == .string("é𝄞/\u{8}\u{C}\n\r\t\"\\"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "01", "1.", "-", "1e", "tru", "\"a", "\"\\x\"", "\"\\ud834\"",
    "\"\\u12\"", "\"\\u+123\"", "\"a\nb\"", "1 2", "nul", "{\"a\":1,}", "\"\\udc00\"",
  ])
  func `refuses what is not JSON`(text: String) {
    #expect(throws: JSONParser.Fault.self) { try JSONParser.parse(Array(text.utf8)) }
  }

  @Test func `refuses bytes that are no UTF-8 and nesting without end`() {
    #expect(throws: JSONParser.Fault.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: JSONParser.Fault(offset: 64)) { try JSONParser.parse(deep) }
  }
}
