import Campaigns
import Diagnostics
import DocumentationPages
import Foundation
import InMemoryFiles
import Testing

/// The page of the project file, held against what the reader takes.
@Suite struct ProjectPageTests {
  /// The section that has the keys of what the reader calls so.
  static let sections = [
    "a project": "A project", "'service'": "Service", "'guards'": "Guards",
    "'check'": "Check",
    "a policy file": "A policy file",
  ]

  private static func keys(_ section: String) throws -> Set<String> {
    let tables = try Page("Project").tables("key", "type", "default", "meaning")
    return Set(tables.filter { $0.section == section }.flatMap(\.rows).map(\.[0].code))
  }

  private static func read(_ text: String) -> [Diagnostic] {
    var files = InMemoryFiles([ProjectFile.path: text])
    var diagnostics = DiagnosticList()
    _ = ProjectFile(
      &files, guardNames: ["overlap"], optionalGuardNames: ["uncommitted"],
      findingNames: ["dead", "loop"], &diagnostics)
    return diagnostics.items
  }

  private static func readPolicy(_ text: String) -> [Diagnostic] {
    var files = SourceFiles()
    let id = files.add(path: "policy.yaml", bytes: Array(text.utf8))
    do throws(DiagnosticList) {
      _ = try PolicyFile(parsing: id, in: files)
      return []
    } catch {
      return error.items
    }
  }

  /// The keys that the reader names in its help, by what it calls the mapping.
  static func known() throws -> [String: [String]] {
    let faults =
      read("zzz: 1\nservice: {zzz: 1}\nguards: {zzz: 1}\ncheck: {zzz: 1}\n")
      + readPolicy("zzz: 1\n")
    let lists = faults.flatMap(\.help).compactMap { $0.wholeMatch(of: /Fields of (.+?): (.+)\./) }
    return Dictionary(
      lists.map { (String($0.1), $0.2.components(separatedBy: ", ")) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `every key that is taken has a row, and every row is a key`() throws {
    let known = try Self.known()
    #expect(Set(known.keys) == Set(Self.sections.keys))
    for (subject, keys) in known {
      let section = try #require(Self.sections[subject])
      #expect(try Self.keys(section) == Set(keys))
    }
  }

  @Test func `the example holds, and uses every key`() throws {
    let block = try #require(Page("Project").blocks.first { $0.language == "yaml" })
    let text = block.lines.joined(separator: "\n") + "\n"
    #expect(Self.read(text).map(\.detail) == [])
    for section in Self.sections.values {
      for key in try Self.keys(section) { #expect(text.contains("\(key):"), "\(key)") }
    }
  }
}
