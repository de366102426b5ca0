import Campaigns
import Diagnostics
import Foundation
import Testing

/// Codes are promises: each means one thing for good, and can be met.
@Suite struct CodeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func texts(_ folder: String) throws -> [String] {
    let files = FileManager.default.enumerator(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  /// The codes that are declared in a folder, with what they mean.
  private static func declared(_ folder: String) throws -> [(id: String, summary: String)] {
    try texts(folder).flatMap { text in
      text.components(separatedBy: "Code(").dropFirst().compactMap { rest in
        let parts = rest.prefix(160).split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count > 3, parts[1].hasPrefix("XQ"), parts[1].count == 6 else { return nil }
        return (String(parts[1]), String(parts[3]))
      }
    }
  }

  @Test func `every code means one thing in all sources`() throws {
    let declared = try Self.declared("Sources")
    #expect(declared.count > 50)
    for (id, codes) in Dictionary(grouping: declared, by: \.id) {
      #expect(Set(codes.map(\.summary)).count == 1, "\(id) means \(codes.map(\.summary))")
    }
  }

  @Test func `the list of codes is whole and in order`() throws {
    let declared = Set(try Self.declared("Sources/Campaigns").map(\.id))
    #expect(CampaignCodes.all.map(\.id) == declared.sorted())
  }

  @Test func `every code of campaigns is met by a test`() throws {
    let tests = try Self.texts("Tests/CampaignsTests").joined()
    for (id, _) in try Self.declared("Sources/Campaigns") {
      #expect(tests.contains(id), "no test meets \(id)")
    }
  }
}
