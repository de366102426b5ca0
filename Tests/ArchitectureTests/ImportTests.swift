import Foundation
import Testing

/// What the compiler can't see: that pure targets keep away from files, clocks and threads.
///
/// Whether a target imports only what the manifest declares is checked by the build itself.
@Suite struct ImportTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// Folders that decide and compute, and may do nothing else.
  static let pure = [
    "Bytes", "Calendar", "Diagnostics", "JSON", "YAMLSyntax", "Expressions", "Links", "Campaigns",
    "Planning",
    "Applying/Gate", "Applying/Listing", "Applying/Machine", "Applying/Outcome",
  ]

  /// Modules of the system and of packages that touch the world.
  static let worldly: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch", "Glibc",
    "Synchronization", "ArgumentParser", "GRDB", "FlyingFox", "CCurl",
  ]

  /// Memory, not the world: the arena and memcmp.
  static let allowed: [String: Set<String>] = ["Bytes": ["Glibc"]]

  @Test(arguments: pure) func `pure folders import nothing of the world`(folder: String) throws {
    let found = try Self.imports(in: folder)
    #expect(
      !found.isEmpty || ["Calendar", "Diagnostics"].contains(folder),
      "the folder has no imports to look at")
    let allowed = Self.allowed[folder] ?? []
    let faults = found.filter { Self.worldly.contains($0.module) && !allowed.contains($0.module) }
    #expect(faults.map(\.description) == [])
  }

  @Test func `the sandbox shares no code with the client that it tests`() throws {
    let own = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    let found = try Self.imports(in: "Sandbox")
    #expect(found.count > 10)
    #expect(found.filter { own.contains($0.module) }.map(\.description) == [])
  }

  @Test func `only reporting and the command line make sentences for a terminal`() throws {
    let views = try Self.imports(in: "Reporting").map(\.module)
    #expect(!views.contains("XQRService"))
    #expect(!views.contains("YAMLSyntax"))
  }

  private struct Import: CustomStringConvertible {
    let module: String
    let description: String
  }

  private static func imports(in folder: String) throws -> [Import] {
    let root = sources.appending(path: folder)
    let files =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .compactMap { offset, line -> Import? in
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place < 2, words.count == place + 2
          else { return nil }
          let module = String(words[place + 1])
          return Import(module: module, description: "\(folder)/\(file):\(offset + 1): \(module)")
        }
    }
  }
}
