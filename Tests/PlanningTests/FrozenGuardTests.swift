import Diagnostics
import Links
import Planning
import Testing

@Suite struct FrozenGuardTests {
  private let day = Instant(seconds: 0)

  private func code(_ slug: String, key: String? = nil, of campaign: String = "c") -> FrozenCode {
    FrozenCode(campaign: campaign, key: key ?? "key of \(slug)", slug: slug, since: day)
  }

  private func plan(
    _ wanted: [Wanted], _ existing: [Existing], _ codes: [FrozenCode],
    _ change: (inout PlanOptions) -> Void = { _ in }
  ) throws -> Plan {
    var options = PlanOptions()
    change(&options)
    return try planned(wanted, existing, options, lock: try Lock(codes))
  }

  private func refusal(_ plan: Plan) -> String? {
    plan.findings.first { $0.guardName == "frozen" && $0.refuses }?.diagnostic.detail
  }

  private let moved = Wanted("new") { $0.key = "key of abc" }

  @Test func `a frozen link may lead elsewhere, and carry other labels`() throws {
    let wanted = Wanted("abc") {
      $0.url = "https://b.example/"
      $0.labels = ["red"]
    }
    let plan = try plan([wanted], [Existing("abc")], [code("abc")])
    #expect(plan.lines == ["update abc destination,labels"] && !plan.isRefused)
  }

  @Test func `another code, no code and a new code for its key are refused`() throws {
    for (wanted, existing) in [
      (moved, [Existing("abc")]), (moved, []), (Wanted.chosen("key of abc"), []),
    ] {
      let plan = try plan([wanted, Wanted("x")], existing + [Existing("x")], [code("abc")])
      #expect(refusal(plan)?.contains("1 frozen link would get another code (abc of") == true)
      #expect(plan.isRefused)
    }
  }

  @Test func `a chosen code stays frozen by its key label, under a former key too`() throws {
    let old = try desiredSet([Wanted.chosen("old")])
    let live = Existing("gen1") { $0.labels = old[0].allLabels }
    let renamed = Wanted.chosen("new") { $0.former = "old" }
    for wanted in [Wanted.chosen("old"), renamed] {
      #expect(try !plan([wanted], [live], [code("gen1", key: "old")]).isRefused)
    }
    #expect(try plan([renamed], [], [code("gen1", key: "old")]).isRefused)
  }

  @Test func `pausing and switching off are refused, whatever else changes`() throws {
    for url in ["https://a.example/x", "https://b.example/"] {
      let wanted = Wanted("abc") {
        $0.isEnabled = false
        $0.url = url
      }
      let plan = try plan([wanted], [Existing("abc")], [code("abc")])
      #expect(refusal(plan)?.contains("1 frozen link would be paused or deleted (abc)") == true)
    }
    let paused = Existing("abc") { $0.isEnabled = false }
    let still = Wanted("abc") { $0.isEnabled = false }
    #expect(try !plan([still], [paused], [code("abc")]).isRefused)
    #expect(try plan([Wanted("abc")], [paused], [code("abc")]).lines == ["resume abc"])
  }

  @Test func `a link that left the files is kept, whatever on_remove says`() throws {
    for onRemove in [PlanOptions.OnRemove.pause, .delete] {
      let plan = try plan([Wanted("x")], [Existing("abc"), Existing("x")], [code("abc")]) {
        $0.onRemove = onRemove
        $0.prunes = true
      }
      #expect(plan.lines == ["kept abc frozen", "unchanged x"] && !plan.isRefused)
      #expect(try PlanFile(reading: PlanFile(plan).bytes).plan.lines == ["kept abc frozen"])
    }
  }

  @Test func `a frozen link isn't made anew`() throws {
    for wanted in [Wanted("abc"), Wanted("abc") { $0.expires = 9000 }] {
      let plan = try plan([wanted], [Existing("abc")], [code("abc")]) {
        $0.replacedKeys = ["key of abc"]
      }
      #expect(refusal(plan)?.contains("1 frozen link would be deleted and made anew (abc)") == true)
    }
    let elsewhere = try plan(
      [Wanted("new") { $0.key = "k" }],
      [Existing("gen") { $0.labels.append(desiredKeyLabel("k")) }],
      [code("gen", key: "k")]
    ) { $0.replacedKeys = ["k"] }
    #expect(refusal(elsewhere)?.contains("1 frozen link would get another code (gen") == true)
  }

  /// What the file asks for, what lives, what the lock promises, and what is said.
  @Test(
    arguments: [
      (5000, nil, nil, "abc at 1970-01-01T01:23:20Z, promised for good"),
      (5000, 9000, nil, "abc at 1970-01-01T01:23:20Z, promised until 1970-01-01T02:30:00Z"),
      (5000, 9000, 6000, "promised until 1970-01-01T01:40:00Z"),
      (5000, 4000, 5000, nil), (5000, 4000, nil, nil), (nil, 9000, 9000, nil),
    ] as [(Int64?, Int64?, Int64?, String?)])
  func `a frozen link doesn't expire earlier than it was promised`(
    wanted: Int64?, live: Int64?, promised: Int64?, said: String?
  ) throws {
    let lock = FrozenCode(
      campaign: "c", key: "key of abc", slug: "abc", since: day,
      expiresAt: promised.map { Instant(seconds: $0) })
    let plan = try plan(
      [Wanted("abc") { $0.expires = wanted }], [Existing("abc") { $0.expires = live }], [lock])
    #expect(plan.isRefused == (said != nil), "\(plan.lines)")
    if let said { #expect(refusal(plan)?.contains(said) == true) }
  }

  @Test func `a frozen code that lives no more keeps its promise`() throws {
    let wanted = Wanted("abc") { $0.expires = 5000 }
    for (promised, isRefused) in [(nil, true), (6000, true), (5000, false)] as [(Int64?, Bool)] {
      let lock = FrozenCode(
        campaign: "c", key: "key of abc", slug: "abc", since: day,
        expiresAt: promised.map { Instant(seconds: $0) })
      #expect(try plan([wanted], [], [lock]).isRefused == isRefused)
    }
    #expect(try !plan([Wanted("abc")], [], [code("abc")]).isRefused)
  }

  @Test func `what isn't selected breaks nothing`() throws {
    let plan = try plan([moved, Wanted("x")], [Existing("abc"), Existing("x")], [code("abc")]) {
      $0.selection.targets = [LinkSelector("slug=x")].compactMap { $0 }
    }
    #expect(!plan.isRefused)
  }

  @Test func `a guard that is switched off lets everything through, with a warning`() throws {
    let plan = try plan([Wanted("x")], [Existing("abc"), Existing("x")], [code("abc")]) {
      $0.disabledGuards = ["frozen"]
    }
    #expect(plan.lines == ["pause abc", "unchanged x"] && !plan.isRefused)
    #expect(plan.findings.contains { $0.guardName == "frozen" && !$0.refuses })
  }

  @Test func `nobody else gets a frozen code`() throws {
    let foreign = code("ABC", of: "d")
    for existing in [[], [Existing("abc") { $0.labels = [] }]] {
      let plan = try plan([Wanted("abc")], existing, [foreign]) { $0.adopts = true }
      #expect(refusal(plan)?.contains("1 frozen link would change hands (ABC of 'd')") == true)
    }
  }

  @Test func `two codes of a link and two links of a code clash, and a line twice doesn't`() throws
  {
    let later = FrozenCode(campaign: "c", key: "k", slug: "a", since: Instant(seconds: 9))
    #expect(try Lock([later, code("a", key: "k")]).codes == [code("a", key: "k")])
    for other in [code("b", key: "k"), code("A", key: "l"), code("a", key: "k", of: "d")] {
      #expect(throws: Lock.Clash.self) { try Lock([code("a", key: "k"), other]) }
    }
    #expect(try Lock([code("a", key: "k")]).adding([later]).codes == [code("a", key: "k")])
  }
}
