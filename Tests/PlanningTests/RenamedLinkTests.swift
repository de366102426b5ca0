import Bytes
import Diagnostics
import Links
import Planning
import Testing

/// Links that got their codes under other keys.
@Suite struct RenamedLinkTests {
  private let ownership = Ownership(campaign: "c")

  private func label(_ key: String) -> String {
    let column = TextColumn([key])
    return ownership.keyLabel(for: column[0])
  }

  private func live(_ slug: String, key: String, more: [String] = []) -> Existing {
    Existing(slug) { $0.labels = ["campaign-c", label(key)] + more }
  }

  private func renamed(
    _ existing: [Existing], slug: String = "", upkeep: Upkeep = Upkeep(), isComplete: Bool = true
  ) throws -> Plan {
    let wanted = Wanted.chosen("new") {
      $0.former = "old"
      $0.slug = slug
    }
    let plan = try planned([wanted], existing, isComplete: isComplete, upkeep: upkeep)
    var service = ModelService(existing)
    service.apply(plan)
    #expect(try planned([wanted], service.links, upkeep: upkeep).stepLines == [])
    var again = ModelService(existing)
    again.apply(try PlanFile(reading: PlanFile(plan).bytes).plan)
    #expect(again.links == service.links)
    return plan
  }

  @Test func `swap the label of their key and keep their code`() throws {
    let plan = try renamed([live("abc", key: "old", more: ["mine"])])
    #expect(plan.lines == ["update abc labels"])
    #expect(plan.patch(for: plan.changes[0]).labels == ["campaign-c", "mine", label("new")])
    #expect(plan.findings.map(\.diagnostic.code.id).contains("XQ2009"))
  }

  @Test func `swap it where labels are ignored, and where they are exact`() throws {
    var ignoring = Upkeep()
    ignoring.ignored = [.labels]
    var exact = Upkeep()
    exact.labelsAreExact = true
    for upkeep in [ignoring, exact] {
      let plan = try renamed([live("abc", key: "old")], upkeep: upkeep)
      #expect(plan.lines == ["update abc labels"])
      #expect(plan.patch(for: plan.changes[0]).labels == ["campaign-c", label("new")])
    }
  }

  @Test func `swap it where ten labels leave no room`() throws {
    let plan = try renamed([live("abc", key: "old", more: (1...8).map { "x\($0)" })])
    #expect(plan.lines == ["update abc labels"])
    #expect(plan.patch(for: plan.changes[0]).labels?.count == 10)
  }

  @Test func `stay as they are once they carry the new label`() throws {
    #expect(try renamed([live("abc", key: "new")]).lines == ["unchanged abc"])
    let half = try renamed([live("abc", key: "old", more: [label("new")])])
    #expect(half.lines == ["update abc labels"])
  }

  @Test func `are twins where both keys live`() throws {
    let plan = try renamed([live("abc", key: "old"), live("abd", key: "new")])
    #expect(plan.lines.allSatisfy { $0.hasPrefix("blocked") && $0.contains("twin") })
    #expect(plan.stepLines == [])
  }

  @Test func `can't be given another code`() throws {
    let plan = try renamed([live("abc", key: "old")], slug: "given")
    #expect(plan.lines == ["blocked given slug"])
  }

  @Test func `are told where no code is there to keep`() throws {
    let plan = try renamed([], slug: "given")
    #expect(plan.lines == ["create given"])
    let finding = try #require(plan.findings.first { $0.diagnostic.code.id == "XQ2010" })
    #expect(finding.diagnostic.severity == .warning && !finding.refuses)
    #expect(finding.diagnostic.detail.contains("'new' (was 'old')"))
  }
}
