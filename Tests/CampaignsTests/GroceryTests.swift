import Foundation
import Links
import Testing

/// The sample campaign of the repository.
@Suite struct GroceryTests {
  @Test func `expands the stores of the grocery chain`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    func text(_ name: String) throws -> String {
      try String(contentsOf: root.appending(path: "campaigns/grocery/\(name)"), encoding: .utf8)
    }
    let expansion = Expansion(
      try text("summer.yaml"),
      ["stores.csv": try text("stores.csv"), "channels.yaml": try text("channels.yaml")])
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.count == 1680)
    #expect(links[0].slug.map { "s-" + links[0].key == $0 } ?? false)
    #expect(links[0].destination.hasPrefix("https://www.example.com/"))
    #expect(
      links[0].destination.contains("utm_source=store&utm_medium=qr&utm_campaign=2026-summer"))
  }
}
