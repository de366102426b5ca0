import Bytes
import Diagnostics
import Links
import Planning
import Testing

@Suite struct PlanFileTests {
  private func text(_ file: PlanFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  @Test func `writes a plan as a member and a change a line`() throws {
    let wanted = [
      Wanted("abc") {
        $0.labels = ["red"]; $0.isEnabled = false
      },
      Wanted("abd") {
        $0.url = "https://b.example/"; $0.labels = ["red"]
      },
      Wanted("abe"), Wanted("abf"), .chosen("k"),
    ]
    let existing = [
      Existing("abd") { $0.labels = ["mine", "campaign-c"] }, Existing("abe"),
      Existing("abf") { $0.labels = ["campaign-d"] }, Existing("zzz"),
      Existing("yyy") { $0.isEnabled = false },
    ]
    let lines = text(PlanFile(try planned(wanted, existing))).split(separator: "\n")
    #expect(lines[0] == "{")
    #expect(lines[1] == #""format_version":"1.2","#)
    #expect(lines[2] == #""kind":"xqr-campaign.plan","#)
    let start = try #require(lines.firstIndex(of: #""changes":["#))
    let expected = #"""
      {"actions":["create","pause"],"key":"key of abc","entry":"poster",\#
      "dimensions":{"store":"s1"},"custom_slug":"abc",\#
      "after":{"url":"https://a.example/x","labels":["campaign-c","red"],"enabled":false}},
      {"actions":["update"],"key":"key of abd","entry":"poster","dimensions":{"store":"s1"},\#
      "slug":"abd","id":"id-abd","short_url":"https://xqr.co/abd",\#
      "before":{"url":"https://a.example/x","labels":["mine","campaign-c"]},\#
      "after":{"url":"https://b.example/","labels":["mine","campaign-c","red"]}},
      {"actions":["blocked"],"reason":"foreign-owner","key":"key of abf","entry":"poster",\#
      "dimensions":{"store":"s1"},"slug":"abf","id":"id-abf",\#
      "short_url":"https://xqr.co/abf","url":"https://a.example/x",\#
      "before":{"labels":["campaign-d"]}},
      {"actions":["kept"],"reason":"already-paused","slug":"yyy","id":"id-yyy",\#
      "short_url":"https://xqr.co/yyy","url":"https://a.example/x"},
      {"actions":["pause"],"slug":"zzz","id":"id-zzz","short_url":"https://xqr.co/zzz",\#
      "before":{"url":"https://a.example/x","labels":["campaign-c"]},"after":{"enabled":false}},
      {"actions":["create"],"key":"k","entry":"poster","dimensions":{"store":"s1"},\#
      "key_label":"\#(PlannerCase.keyLabel)",\#
      "after":{"url":"https://a.example/x","labels":["campaign-c","\#(PlannerCase.keyLabel)"]}}
      """#
    #expect(lines[(start + 1)..<(start + 7)].joined(separator: "\n") == expected)
    let steps = try #require(lines.firstIndex(of: #""steps":["#))
    let stepLines = #"""
      {"kind":"create","members":[0,5]},
      {"kind":"update","members":[1]},
      {"kind":"pause","members":[0,4]}
      """#
    #expect(lines[(steps + 1)..<(steps + 4)].joined(separator: "\n") == stepLines)
  }

  @Test func `reading and writing again gives the same bytes and the same calls`() throws {
    for this in PlannerCase.all {
      let plan = try planned(
        this.wanted, this.existing, this.options, isComplete: this.isComplete)
      try expectRoundTrip(plan, this.testDescription)
    }
    for seed in 1...300 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      let plan = try planned(dice.wanted(), dice.existing(), dice.options())
      try expectRoundTrip(plan, "seed \(seed)")
    }
  }

  private func expectRoundTrip(_ plan: Plan, _ name: String) throws {
    let file = PlanFile(plan)
    let read = try PlanFile(reading: file.bytes)
    try #require(text(PlanFile(read.plan)) == text(file), "\(name)")
    #expect(read.digest == file.digest)
    #expect(read.plan.summary == plan.summary && read.plan.cost == plan.cost)
    #expect(read.plan.binding == plan.binding && read.plan.made == plan.made)
    #expect(read.plan.options == plan.options)
    #expect(calls(read.plan) == calls(plan), "\(name)")
  }

  /// What the steps of a plan would send.
  private func calls(_ plan: Plan) -> [String] {
    plan.steps.flatMap { step in
      step.members.map { member in
        let change = plan.changes[member]
        let id = change.live.map { plan.live[$0].id } ?? ""
        switch step.kind {
        case .create, .createSingle: return "\(step.kind) \(plan.draft(for: change))"
        case .update: return "\(step.kind) \(id) \(plan.patch(for: change))"
        case .resumeSingle, .pauseSingle: return "\(step.kind) \(id)"
        case .delete, .resume, .pause: return "\(step.kind) \(id)"
        }
      }
    }
  }

  @Test func `what changes from run to run stays outside of the digest`() throws {
    let plan = try planned([Wanted("abc")], [])
    var quota = Quota()
    quota.callsLeft = 500
    let later = Plan(
      desired: plan.desired, live: plan.live, changes: plan.changes, steps: plan.steps,
      cost: plan.cost, findings: plan.findings, options: plan.options, binding: plan.binding,
      made: Made(id: "f", time: Instant(seconds: 9), quota: quota, rate: nil))
    #expect(PlanFile(plan).digest == PlanFile(later).digest)
    #expect(PlanFile(plan).bytes != PlanFile(later).bytes)
    #expect(PlanFile(plan).bytes == PlanFile(try planned([Wanted("abc")], [])).bytes)
  }

  @Test(arguments: [
    ("\"abc\"", "\"abx\"", "XQ4003"), ("\"1.2\"", "\"2.0\"", "XQ4002"),
    ("\"1.2\"", "\"1.7\"", "XQ4003"), ("xqr-campaign.plan", "xqr-campaign.report", "XQ4001"),
    ("\"digest\":\"", "\"digest\":\"0", "XQ4003"), ("{\n", "", "XQ4001"),
    ("\"changes\":", "\"changed\":", "XQ4003"),
  ])
  func `refuses a file that was changed`(old: String, new: String, code: String) throws {
    let text = text(PlanFile(try planned([Wanted("abc")], [])))
    let range = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(range, new)
    let error = #expect(throws: Diagnostic.self) {
      _ = try PlanFile(reading: Array(changed.utf8))
    }
    #expect(error?.code.id == code)
  }

  @Test func `names the member that is missing from a file with a good digest`() throws {
    let text = text(PlanFile(try planned([Wanted("abc")], [])))
      .replacing("\"custom_slug\":\"abc\",", with: "")
    let forged = try forged(Array(text.utf8))
    let error = #expect(throws: Diagnostic.self) { _ = try PlanFile(reading: forged) }
    #expect(
      error?.detail
        == "the file can't be read: `changes[0].custom_slug` is missing or has another shape")
  }

  @Test(arguments: [
    ("\"cost\":{", "\"cost\":{\"usage\":9223372036854775807,", "cost.usage"),
    ("\"calls_left\":null", "\"calls_left\":-1", "made.quota.calls_left"),
    ("\"rate\":", "\"rate\":1e-300,\"was\":", "made.rate"),
    ("\"rate\":", "\"rate\":-8,\"was\":", "made.rate"),
  ])
  func `numbers that can't be reckoned with are refused`(
    old: String, new: String, member: String
  ) throws {
    let good = text(PlanFile(try planned([Wanted("abc")], [])))
    let text = good.replacing(old, with: new)
    try #require(text != good)
    let error = #expect(throws: Diagnostic.self) {
      _ = try PlanFile(reading: try forged(Array(text.utf8)))
    }
    #expect(
      error?.detail == "the file can't be read: `\(member)` is missing or has another shape")
  }

  @Test func `survives any damage under a good digest`() throws {
    var dice = Dice(seed: 7)
    var readable = 0
    for _ in 0..<400 {
      let plan = try planned(dice.wanted(), dice.existing(), dice.options())
      var bytes = PlanFile(plan).bytes
      let text = String(decoding: bytes, as: UTF8.self)
      let end = try #require(text.firstRange(of: ",\n\"made\":"))
      let limit = text.utf8.distance(from: text.startIndex, to: end.lowerBound)
      let source = dice.roll(limit)
      let damaged = dice.roll(limit - 8)
      if dice.roll(2) == 0 {
        bytes[damaged] = bytes[source]
      } else {
        bytes.removeSubrange(damaged..<damaged + dice.roll(8))
      }
      guard let file = try? PlanFile(reading: forged(bytes)) else { continue }
      readable += 1
      _ = PlanFile(file.plan)
      _ = calls(file.plan)
    }
    #expect(readable > 20)
  }

  /// The file with the digest that its content asks for.
  private func forged(_ bytes: [UInt8]) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: ",\n\"made\":"))
    let start = try #require(text.firstRange(of: "\"digest\":\""))
    let digest = SHA256.hex(text[..<end.lowerBound].utf8)
    return Array((text[..<start.upperBound] + digest + "\"\n}\n").utf8)
  }

  @Test func `knows a plan by its content`() throws {
    #expect(PlanFile.isPlan(PlanFile(try planned([Wanted("abc")], [])).bytes))
    #expect(!PlanFile.isPlan(Array("campaign: xqr-campaign.plan\n".utf8)))
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }

  fileprivate func replacing(_ text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return replacingCharacters(range, other)
  }
}
