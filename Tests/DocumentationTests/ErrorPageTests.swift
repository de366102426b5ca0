import Diagnostics
import DocumentationPages
import Foundation
import Reporting
import Testing

/// The list of codes, held against the sources.
@Suite struct ErrorPageTests {
  /// What the sources declare: `XQ1001 field has the wrong shape`, one per code and summary.
  private static func declared() throws -> Set<String> {
    let folder = Page.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let texts = try (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/Explaining/") }
      .map { try String(contentsOf: $0, encoding: .utf8) }
    return Set(
      texts.flatMap { text in
        text.matches(of: /"(XQ\d{4})",\s*"([^"]+)"/).map { "\($0.1) \($0.2)" }
      })
  }

  private static func rows() throws -> [[String]] {
    try Page("Errors").tables("code", "summary").flatMap(\.rows)
  }

  @Test func `every code that the sources declare has a row, and every row a code`() throws {
    let rows = try Self.rows().map { "\($0[0].code) \($0[1])" }
    let declared = try Self.declared()
    #expect(declared.count > 100)
    #expect(declared.subtracting(rows).sorted() == [], "codes without a row")
    #expect(Set(rows).subtracting(declared).sorted() == [], "rows without a code")
  }

  @Test func `every code that the sources declare is explained, and no other`() throws {
    let explained = Explanation.all.map { "\($0.code.id) \($0.code.summary)" }
    let declared = try Self.declared()
    #expect(declared.subtracting(explained).sorted() == [], "codes that aren't explained")
    #expect(Set(explained).subtracting(declared).sorted() == [], "explanations without a code")
    #expect(zip(explained, explained.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `the rows are in order, and none comes twice`() throws {
    let codes = try Self.rows().map(\.[0].code)
    let misplaced = zip(codes, codes.dropFirst()).filter { $0 >= $1 }.map { "\($1) behind \($0)" }
    #expect(misplaced == [])
  }
}
