import Campaigns
import Diagnostics
import DocumentationPages
import Foundation
import Testing

/// The page of the project file, held against what the reader takes.
@Suite struct ProjectPageTests {
  /// The section that has the keys of what the reader calls so.
  static let sections = [
    "a project": "A project", "'service'": "Service", "'guards'": "Guards",
  ]

  private static func keys(_ section: String) throws -> Set<String> {
    let tables = try Page("Project").tables("key", "type", "default", "meaning")
    return Set(tables.filter { $0.section == section }.flatMap(\.rows).map(\.[0].code))
  }

  private static func read(_ text: String) -> [Diagnostic] {
    var files = PageFiles([ProjectFile.path: text])
    var diagnostics = DiagnosticList()
    _ = ProjectFile(&files, guardNames: ["overlap"], &diagnostics)
    return diagnostics.items
  }

  @Test func `every key that is taken has a row, and every row is a key`() throws {
    let faults = Self.read("zzz: 1\nservice: {zzz: 1}\nguards: {zzz: 1}\n")
    let lists = faults.flatMap(\.help).compactMap { $0.wholeMatch(of: /Fields of (.+?): (.+)\./) }
    #expect(Set(lists.map { String($0.1) }) == Set(Self.sections.keys))
    for list in lists {
      let section = try #require(Self.sections[String(list.1)])
      #expect(try Self.keys(section) == Set(list.2.components(separatedBy: ", ")))
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
