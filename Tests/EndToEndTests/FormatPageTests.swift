import DocumentationPages
import Foundation
import Testing

/// The field tables of the catalogue, held against files that runs of many kinds leave behind.
@Suite struct FormatPageTests {
  @Test func `every field of a plan, report or journal is documented, and the other way round`()
    async throws
  {
    let saved = try await SavedFormats.ofManyRuns()

    var plan = try FieldTable(page: "Plan")
    for text in saved.plans { plan.take(try JSONTree(text)) }
    #expect(plan.faults.sorted() == [])
    #expect(plan.unmet == [], "no plan has these")

    var report = try FieldTable(page: "Report")
    for text in saved.reports { report.take(try JSONTree(text)) }
    #expect(report.faults.sorted() == [])
    #expect(report.unmet == [], "no report has these")

    var journal = try FieldTable(page: "Journal")
    for text in saved.journals { try journal.take(journal: text) }
    #expect(journal.faults.sorted() == [])
    #expect(journal.unmet == [], "no journal has these")
  }

  @Test(arguments: ["Plan", "Report"])
  func `the examples are files of today`(page: String) throws {
    var table = try FieldTable(page: page)
    let example = try #require(Page(page).blocks.first { $0.language == "json" })
    table.take(try JSONTree(example.lines.joined(separator: "\n")))
    #expect(table.faults.sorted() == [])
  }

  @Test func `the example of a journal is one of today`() throws {
    var table = try FieldTable(page: "Journal")
    let example = try #require(Page("Journal").blocks.first { $0.language == "json" })
    try table.take(journal: example.lines.joined(separator: "\n"))
    #expect(table.faults.sorted() == [])
  }
}

extension FieldTable {
  /// Takes a journal: its header, and the members of the lines behind it.
  fileprivate mutating func take(journal text: String) throws {
    let lines = text.split(separator: "\n")
    take(try JSONTree(try #require(lines.first)))
    for line in lines.dropFirst() { takeMembers(of: try JSONTree(line)) }
  }
}
