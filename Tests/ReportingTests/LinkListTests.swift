import Bytes
import Links
import Reporting
import Testing

@Suite struct LinkListTests {
  private func links() throws -> DesiredSet {
    var builder = DesiredSetBuilder(ownership: Ownership(campaign: "c"))
    let values = TextColumn(["a,b", "=1+1", "\u{1B}[2J\u{202E}"])
    builder.beginEntry(LinkEntry(id: "e", span: nil, axes: [Axis(name: "x", values: values)]))
    for row in 0..<3 {
      builder.addCoordinate(UInt32(row))
      builder.keys.append(["plain", "桜ü", "esc\u{1B}]0;x\u{7}\u{9B}1m"][row])
      builder.slugs.append(["s-one", "", "s-two"][row])
      builder.destinations.append("https://a.example/\(row)")
      builder.labels.endRow()
      builder.endLink()
    }
    return try builder.finish()
  }

  private func text(_ format: LinkListFormat) throws -> String {
    String(decoding: LinkList.render(try links(), as: format), as: UTF8.self)
  }

  @Test func `a table has one link a row and can't steer the terminal`() throws {
    #expect(
      try text(.table) == #"""
        KEY                          SLUG   DESTINATION
        plain                        s-one  https://a.example/0
        桜ü                          -      https://a.example/1
        esc\u001B]0;x\u0007\u009B1m  s-two  https://a.example/2

        """#)
  }

  @Test func `CSV quotes what needs it, guards formulas and shows controls`() throws {
    let lines = try text(.csv).split(separator: "\n")
    #expect(lines[0] == "key,slug,destination,labels,x")
    #expect(lines[1] == #"plain,s-one,https://a.example/0,campaign-c,"a,b""#)
    #expect(lines[2].hasSuffix(#","'=1+1""#))
    #expect(lines[3].hasSuffix(#",\u001B[2J\u202E"#))
  }

  @Test func `JSON escapes whatever could steer a terminal`() throws {
    let json = try text(.json)
    #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(json.contains(#""key":"esc\u001b]0;x\u0007\u009b1m""#))
    #expect(json.contains(#""x":"\u001b[2J\u202e""#))
  }
}
