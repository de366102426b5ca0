import Applying
import DocumentationPages
import Planning
import Testing

/// The words that fields of saved files hold, against the cases of the code.
@Suite struct WordPageTests {
  private static func words(_ page: String, _ section: String) throws -> [String] {
    try Page(page).tables("word", "meaning").filter { $0.section == section }.flatMap(\.rows)
      .map(\.[0].code)
  }

  @Test func `a plan's words are those of the planner`() throws {
    #expect(try Self.words("Plan", "Actions") == Change.Kind.allCases.map(\.name))
    let reasons = Change.Reason.allCases.filter { $0 != .none }.map(\.name)
    #expect(try Self.words("Plan", "Reasons") == reasons)
    #expect(try Self.words("Plan", "Steps") == Step.Kind.allCases.map(\.rawValue))
    #expect(try Self.words("Plan", "Guards") == PlanOptions.guardNames + ["empty"])
  }

  @Test func `a report's words are those of the apply engine`() throws {
    #expect(try Self.words("Report", "Outcomes") == Outcome.Kind.allCases.map(\.rawValue))
    #expect(try Self.words("Report", "Ends") == ["finished"] + Stop.allCases.map(\.rawValue))
    #expect(
      try Self.words("Report", "Failures") == [
        Failure.conflict, Failure.otherCode, Failure.notPaused, Failure.notReplaced,
        Failure.notSet, Failure.notSent, Failure.notFound,
      ])
  }

  @Test func `the kinds of calls are those that a plan prices`() throws {
    let kinds = Cost.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    #expect(try Page("Report").text.contains("one count for each of \(kinds)"))
  }
}
