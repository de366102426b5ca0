import Diagnostics
import Links
import Planning
import Testing

@Suite struct PlannerTests {
  @Test(arguments: PlannerCase.all)
  func `plans each case, and nothing once the plan was carried out`(_ this: PlannerCase) throws {
    let first = try planned(this.wanted, this.existing, this.options, isComplete: this.isComplete)
    #expect(first.lines == this.lines)
    var service = ModelService(this.existing)
    service.apply(first)
    let second = try planned(
      this.wanted, service.links, first.optionsToday, isComplete: this.isComplete)
    #expect(second.stepLines == [])
  }

  @Test func `doesn't depend on the order of the listing`() throws {
    for this in PlannerCase.all {
      let reversed = try planned(
        this.wanted, this.existing.reversed(), this.options, isComplete: this.isComplete)
      #expect(reversed.lines == this.lines, "\(this.testDescription)")
    }
  }

  @Test func `sends the union of labels, and only the fields that differ`() throws {
    let wanted = Wanted("abc") { $0.labels = ["red", "blue"] }
    let existing = Existing("abc") { $0.labels = ["mine", "campaign-c", "blue"] }
    let plan = try planned([wanted], [existing])
    let patch = plan.patch(for: plan.changes[0])
    #expect(patch.labels == ["mine", "campaign-c", "blue", "red"])
    #expect(patch.destination == nil && patch.isEnabled == nil && patch.rules == nil)
  }

  @Test func `makes a draft with the owner's and the key's label in front`() throws {
    let plan = try planned([.chosen("k") { $0.labels = ["red"] }], [])
    let draft = plan.draft(for: plan.changes[0])
    #expect(draft.slug == nil)
    #expect(draft.labels == ["campaign-c", PlannerCase.keyLabel, "red"])
  }

  @Test func `notes other labels, other letters and an incomplete listing`() throws {
    let plan = try planned(
      [Wanted("abc")], [Existing("ABC") { $0.labels = ["campaign-c", "mine"] }], isComplete: false)
    #expect(plan.findings.map(\.diagnostic.code.id) == ["XQ2001", "XQ2002", "XQ2003"])
    #expect(!plan.isRefused)
  }
}
