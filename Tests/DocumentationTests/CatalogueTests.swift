import DocumentationPages
import Foundation
import Testing

/// The pages among themselves: nothing leads nowhere, and every page can be found.
@Suite struct CatalogueTests {
  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Page.catalogue.path)
      .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }

  private static func references(_ page: String) throws -> [String] {
    try Page(page).text.matches(of: /<doc:([^>]+)>/).map { String($0.1) }
  }

  @Test func `the index leads to every page`() throws {
    let others = try Self.names().filter { $0 != "Documentation" }
    #expect(others.count > 5)
    #expect(try Self.references("Documentation").sorted() == others)
  }

  @Test func `no page leads to one that isn't there`() throws {
    let names = try Self.names()
    for name in names {
      #expect(Set(try Self.references(name)).subtracting(names) == [], "in \(name)")
    }
  }

  @Test func `a link within a page leads to a heading`() throws {
    for name in try Self.names() {
      let text = try Page(name).text
      let headings = text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
        .map { String($0.drop { $0 == "#" || $0 == " " }).replacing(" ", with: "-") }
      let links = text.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) }
      #expect(Set(links).subtracting(headings) == [], "in \(name)")
    }
  }

  @Test func `the README leads to every page, and to no file that isn't there`() throws {
    let readme = try String(contentsOf: Page.root.appending(path: "README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([^):#]+)\)/).map { String($0.1) }
    for link in links {
      let file = Page.root.appending(path: link).path
      #expect(FileManager.default.fileExists(atPath: file), "\(link)")
    }
    for name in try Self.names() where name != "Documentation" {
      let isLinked = links.contains { $0.hasSuffix("/\(name).md") }
      #expect(isLinked, "\(name)")
    }
  }
}
