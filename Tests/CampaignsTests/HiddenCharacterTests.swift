import Diagnostics
import Links
import Testing

/// Data may hold characters that nobody sees, which YAML files can't.
@Suite struct HiddenCharacterTests {
  private func expand(_ cell: String, _ fields: String) -> Expansion {
    Expansion(
      entry: "for_each: {s: '${{ data.stores }}'}\n" + fields,
      head: "data: {stores: {csv: stores.csv, key: id}}",
      ["stores.csv": "id,name\n1,plain\n2,\"a\(cell)b\"\n"])
  }

  static let hidden = [
    "\u{1}", "\u{9}", "\u{1B}", "\u{7F}", "\u{85}", "\u{200B}", "\u{200E}", "\u{202E}", "\u{2028}",
    "\u{2066}", "\u{FEFF}",
  ]

  @Test(arguments: hidden)
  func `are refused in keys, labels and paths, at the row`(_ text: String) throws {
    let key = expand(text, "key: k-${{ s.name }}\nurl: https://h.example/")
    #expect(key.faults == ["XQ1323 «k-${{ s.name }}»"])
    let label = expand(text, "key: ${{ s.id }}\nurl: https://h.example/\nlabels: ['${{ s.name }}']")
    #expect(label.faults == ["XQ1305 «'${{ s.name }}'»"])
    let path = expand(text, "key: ${{ s.id }}\nurl: https://h.example/${{ s.name }}")
    #expect(path.faults == ["XQ1308 « s.name »"])
    for expansion in [key, label, path] {
      #expect(expansion.links == nil)
      let trace = try #require(expansion.diagnostics.first).trace
      #expect(trace.map(\.text) == ["links \"a\"", "s row 2"])
    }
    let name = HiddenCharacter.name(of: try #require(text.unicodeScalars.first))
    #expect(key.details == ["key 'k-a\(text)b' has \(name), which can't be seen"])
  }

  @Test func `are no joiners, which words and emoji need`() {
    for text in ["\u{200C}", "\u{200D}", "ü", "👩\u{200D}🔬", "ש"] {
      let expansion = expand(
        text,
        "key: k-${{ s.name }}\nurl: https://h.example/${{ s.name }}\nlabels: ['${{ s.name }}']")
      #expect(expansion.places == [])
    }
  }

  @Test func `may stand in query values, which are encoded`() {
    let expansion = expand(
      "\u{202E}", "key: ${{ s.id }}\nurl: https://h.example/\nquery: {q: '${{ s.name }}'}")
    #expect(expansion.destinations.last == "https://h.example/?q=a%E2%80%AEb")
  }
}
