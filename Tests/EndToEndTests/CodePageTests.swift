import DocumentationPages
import Foundation
import Testing

/// The page of codes, held against the tool and its manifests.
@Suite struct CodePageTests {
  private static func folder() throws -> Folder {
    try Folder.campaign(
      """
      campaign: page
      links:
        - id: link
          for_each: {place: [here, there]}
          key: ${{ place }}
          url: https://www.example.com/
          custom_slug: page-${{ place }}
      """)
  }

  @Test func `every field of a manifest is documented, and the other way round`() async throws {
    let folder = try Self.folder()
    let run = try await Tool.start(
      ["qr", "--out", "codes", "--format", "svg,png"], in: folder.url, environment: [:]
    ).end()
    #expect(run.status == 0, "\(run.everything)")
    var table = try FieldTable(page: "Codes")
    table.take(try JSONTree(folder.read("codes/manifest.json")))
    #expect(table.faults.sorted() == [])
    #expect(table.unmet == [])
    let header = try #require(
      folder.read("codes/manifest.csv").components(separatedBy: "\r\n").first)
    let fields = try Page("Codes").tables("path", "type", "when", "meaning").flatMap(\.rows).map(
      \.[0].code)
    let own = header.components(separatedBy: ",").filter {
      !["svg", "png", "svg_sha256", "png_sha256", "place"].contains($0)
    }
    #expect(own.filter { !fields.contains("codes[].\($0)") && !fields.contains($0) } == [])
  }

  @Test func `every switch of its own is documented, and no others`() async throws {
    let folder = try Self.folder()
    let options = { (command: String) async throws -> Set<String> in
      let run = try await Tool.start(["help", command], in: folder.url, environment: [:]).end()
      return Set(
        run.output.components(separatedBy: "\n")
          .compactMap { $0.prefixMatch(of: /\s+(--[a-z-]+)/).map { String($0.1) } })
    }
    let shared = try await options("plan").subtracting(["--out"])
    let rows = try Page("Codes").tables("switch", "meaning").flatMap(\.rows).map(\.[0].code)
    #expect(try await options("qr").subtracting(shared) == Set(rows))
  }
}
