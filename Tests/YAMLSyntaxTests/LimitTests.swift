import Diagnostics
import Testing

@testable import YAMLSyntax

struct LimitTests {
  private func codes(_ text: String) -> [String] { Reading(text).diagnostics.map(\.code.id) }

  @Test func `stops at a depth of 64, however deep the brackets go`() {
    let allowed = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(Reading(allowed).root != nil)
    let bomb = Reading(String(repeating: "[", count: 100_000))
    #expect(
      bomb.complaints == """
        1:65 [[] XQ0107 lists and maps may lie 64 deep in each other
          help: A bracket may be missing before this place.
        """)
  }

  @Test func `counts the depth that an alias brings`() {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let open = String(repeating: "[", count: 30)
    let close = String(repeating: "]", count: 30)
    #expect(codes("- &a \(deep)\n- \(open)*a\(close)\n") == ["XQ0107"])
  }

  @Test func `refuses a file, a value and a number of values beyond the limits`() {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(Reading("a: \(long)").root != nil)
    #expect(codes("a: \(long)y") == ["XQ0108"])
    #expect(
      codes(
        "[" + String(repeating: ",", count: 0) + String(repeating: "1,", count: 1_000_000) + "]")
        == ["XQ0109"])
    #expect(
      Reading(bytes: [UInt8](repeating: 0x0A, count: (16 << 20) + 1)).complaints == """
        1:1 [] XQ0101 the file has 16777217 bytes, 16777216 are allowed
          help: Keep rows in a CSV or JSON Lines file and name it under 'data:'.
        """)
  }

  @Test func `refuses aliases that multiply, and lets small files use theirs`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let uses = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(uses)]\n"
    }
    #expect(codes(bomb) == ["XQ0112"])
    let some = "a: &a {b: 1}\nl: [" + String(repeating: "*a, ", count: 1_000) + "]\n"
    #expect(Reading(some).root != nil)
    #expect(codes(some.replacing("]", with: "*a]")) == ["XQ0112"])
    // Ten times its own values and 10,000: few aliases of a large value.
    let large = "a: &a [" + String(repeating: "1, ", count: 2_000) + "]\nl: ["
    #expect(Reading(large + String(repeating: "*a, ", count: 14) + "]\n").root != nil)
    #expect(
      Reading(large + String(repeating: "*a, ", count: 15) + "]\n").complaints == """
        2:5 [*a] XQ0112 with its aliases followed the file comes to 32020 values
          help: A file may hold 1000 aliases, and ten times its own values and 10000 more.
          value: aliases = 15
          value: values = 32020
        """)
  }
}
