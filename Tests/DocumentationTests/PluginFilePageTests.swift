import Campaigns
import Diagnostics
import DocumentationPages
import Foundation
import Testing

/// The tables of `plugin.yaml`, held against what the reader takes.
@Suite struct PluginFilePageTests {
  /// The section that has the keys of what the reader calls so.
  static let sections = [
    "a plugin file": "The plugin file", "'provides'": "Provides",
    "'capabilities'": "Capabilities", "'limits'": "Limits",
  ]

  private static func keys(_ section: String) throws -> Set<String> {
    let tables = try Page("Plugins").tables("key", "type", "default", "meaning")
    return Set(tables.filter { $0.section == section }.flatMap(\.rows).map(\.[0].code))
  }

  private static func read(_ text: String) -> [Diagnostic] {
    var files = SourceFiles()
    let id = files.add(path: "plugin.yaml", bytes: Array(text.utf8))
    do throws(DiagnosticList) {
      _ = try PluginFile(parsing: id, in: files)
      return []
    } catch {
      return error.items
    }
  }

  /// The keys that the reader names in its help, by what it calls the mapping.
  static func known() -> [String: [String]] {
    let faults = read(
      "zzz: 1\nprovides: {zzz: 1}\ncapabilities: {zzz: 1}\nlimits: {zzz: 1}\n")
    let lists = faults.flatMap(\.help).compactMap { $0.wholeMatch(of: /Fields of (.+?): (.+)\./) }
    return Dictionary(
      lists.map { (String($0.1), $0.2.components(separatedBy: ", ")) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `every key that is taken has a row, and every row is a key`() throws {
    let known = Self.known()
    #expect(Set(known.keys) == Set(Self.sections.keys))
    for (subject, keys) in known {
      let section = try #require(Self.sections[subject])
      #expect(try Self.keys(section) == Set(keys))
    }
  }

  @Test func `the example holds, and uses every key`() throws {
    let block = try #require(
      Page("Plugins").blocks.first { $0.language == "yaml" && $0.lines[0].hasPrefix("name: ") })
    let text = block.lines.joined(separator: "\n") + "\n"
    #expect(Self.read(text).map(\.detail) == [])
    for section in Self.sections.values {
      for key in try Self.keys(section) { #expect(text.contains("\(key):"), "\(key)") }
    }
  }
}
