import Bytes
import Foundation
import Sandbox
import Testing

/// What is expected, as files below `Goldens/`; where a script made one, it stands beside it.
enum Golden {
  /// Of the grocery campaign.
  static let links = 1_680

  static func groceryDestinations() throws -> String { try text("grocery-destinations.tsv") }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: file(path)), as: UTF8.self)
  }

  private static func file(_ path: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Goldens/" + path)
  }

  /// Holds a text against a golden; with `RECORD_GOLDENS` in the environment it is written down
  /// instead, and the test fails.
  static func expect(
    _ text: String, is path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(text, file: file(path), sourceLocation: sourceLocation)
  }

  static func expect(
    _ text: String, file url: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(url.path)", sourceLocation: sourceLocation)
    }
    let golden = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(text == golden, "\(url.path)", sourceLocation: sourceLocation)
  }

  /// How many links a campaign has, and the digest of its links in a golden's form.
  static func campaign(_ name: String) throws -> (links: Int, digest: String) {
    for line in try text("campaign-links.tsv").split(separator: "\n") {
      let fields = line.split(separator: "\t")
      if fields.count == 3, fields[0] == name, let links = Int(fields[1]) {
        return (links, String(fields[2]))
      }
    }
    throw MissingGolden(name: name)
  }

  struct MissingGolden: Error {
    let name: String
  }

  /// Stored links in the golden's form.
  static func lines(_ links: [SandboxLink]) -> String {
    links.map { "\($0.shortCode)\t\($0.destination)\n" }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
  }
}

/// Holds the store against the golden: every link once, with its destination byte for byte.
func expectGroceryStored(
  _ world: World, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let links = try await world.links()
  #expect(links.count == Golden.links, sourceLocation: sourceLocation)
  #expect(
    Golden.lines(links) == (try Golden.groceryDestinations()), sourceLocation: sourceLocation)
}
