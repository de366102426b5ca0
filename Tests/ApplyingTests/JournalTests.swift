import Foundation
import Glibc
import Links
import Planning
import Testing

@testable import Applying

@Suite struct JournalTests {
  private let directory = ScratchDirectory()

  private func header(run: String = "00000000000000aa", links: Int = 3) -> JournalHeader {
    var settled = OutcomeCounts()
    settled[.unchanged] = 1
    return JournalHeader(
      run: run, ownership: Wish.ownership, planDigest: "d1", workspace: "ws_1", isSandbox: true,
      toolVersion: "1.0", processID: getpid(), started: Instant(seconds: 1_800_000_000),
      linkCount: links, settled: settled)
  }

  private func intent(_ step: Int, _ members: [(Int, String, String)]) -> Intent {
    Intent(
      step: step, attempt: 1, kind: .create,
      members: members.map { Intent.Member(change: $0.0, key: $0.1, slug: $0.2) })
  }

  @Test func `what was written is read back`() async throws {
    let file = try JournalFile(directory: directory.path + "/a/b", campaign: "c")
    let writer = try file.begin(header())
    let time = Instant(seconds: 1_800_000_005)
    let intent = intent(0, [(0, "k\"0\n", "s-0"), (1, "ü", "")])
    #expect(await writer.write(intent, at: time))
    let answer = JournalAnswer(
      members: [
        .init(change: 0, outcome: .created, slug: "s-0"),
        .init(change: 1, outcome: .failed("conflict")),
      ], requestID: "req-1")
    writer.record(answer)
    #expect(await writer.end(.stopped(.quota)))
    let contents = try JournalContents(try bytes(of: file.path))
    #expect(contents.header == header())
    #expect(contents.intents.map(\.intent) == [intent])
    #expect(contents.intents.map(\.time) == [time])
    #expect(contents.answers == [answer])
    #expect(contents.ended == .stopped(.quota))
    #expect(try file.killedRun() == nil)
  }

  @Test func `a torn last line is as good as none, a broken one before it is a fault`() async throws
  {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let writer = try file.begin(header())
    #expect(await writer.write(intent(0, [(0, "k0", "s-0")]), at: Instant(seconds: 1)))
    #expect(await writer.write(intent(1, [(1, "k1", "s-1")]), at: Instant(seconds: 2)))
    let whole = try bytes(of: file.path)
    let lines = whole.split(separator: 0x0A)
    for cut in 1..<lines[2].count {
      let contents = try JournalContents(Array(whole.dropLast(cut)))
      #expect(contents.intents.count == 1)
    }
    #expect(throws: JournalContents.Fault.empty) {
      try JournalContents(Array(lines[0].dropLast(3)))
    }
    #expect(throws: JournalContents.Fault.line(2)) {
      try JournalContents(Array(lines[0]) + Array("\n{\"x\":\n".utf8) + lines[1] + [0x0A])
    }
    let later = Array(whole.map { $0 })
    let text = String(decoding: later, as: UTF8.self).replacing(
      "\"1.1\",\"kind\"", with: "\"2.0\",\"kind\"")
    #expect(throws: JournalContents.Fault.version("2.0")) { try JournalContents(Array(text.utf8)) }
  }

  @Test func `intents that wait together share the disk's time`() async throws {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let writer = try file.begin(header())
    await withTaskGroup { group in
      for step in 0..<200 {
        let intent = intent(step, [(step, "k\(step)", "s-\(step)")])
        group.addTask {
          let isDurable = await writer.write(intent, at: Instant(seconds: 1))
          #expect(isDurable)
        }
      }
    }
    #expect(writer.syncCount < 200)
    let steps = try JournalContents(try bytes(of: file.path)).intents.map(\.intent.step)
    #expect(steps.sorted() == Array(0..<200))
  }

  @Test func `an intent is in the file before its writer goes on`() async throws {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let writer = try file.begin(header())
    for step in 0..<20 {
      #expect(await writer.write(intent(step, [(step, "k", "s-s")]), at: Instant(seconds: 1)))
      #expect(try JournalContents(try bytes(of: file.path)).intents.count == step + 1)
    }
  }

  @Test func `a second process is refused and told the first one's number`() throws {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    _ = try file.begin(header())
    #expect(throws: JournalFile.Fault.busy(path: file.path, processID: getpid())) {
      try JournalFile(directory: directory.path, campaign: "c")
    }
    _ = try JournalFile(directory: directory.path, campaign: "other")
  }

  @Test func `a directory that can't be made is a fault, not a run without a journal`() {
    #expect(throws: JournalFile.Fault.system(path: "/dev/null/x", code: ENOTDIR)) {
      try JournalFile(directory: "/dev/null/x", campaign: "c")
    }
  }

  @Test func `a killed run gets its report from its journal and what lives`() async throws {
    do {
      let file = try JournalFile(directory: directory.path, campaign: "c")
      let writer = try file.begin(header(links: 8))
      let members = [
        (0, "k0", "s-0"), (1, "k1", "s-1"), (2, "k2", ""), (3, "k3", ""), (4, "k4", "s-4"),
      ]
      #expect(await writer.write(intent(0, members), at: Instant(seconds: 7)))
      writer.record(
        JournalAnswer(members: [.init(change: 4, outcome: .failed("conflict"))], requestID: "r"))
      #expect(await writer.write(intent(1, [(5, "k5", "s-5")]), at: Instant(seconds: 9)))
    }
    // The disk may have kept half of a line.
    let handle = try #require(FileHandle(forWritingAtPath: directory.path + "/c.jsonl"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Array("{\"answer\":{\"mem".utf8))
    try handle.close()
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let killed = try #require(try file.killedRun())
    var store = FakeStore()
    let label = Wish.ownership.ownerLabel
    var key = "k2"
    let keyLabel = key.withUTF8 { Wish.ownership.keyLabel(for: $0) }
    store.add(slug: "s-0", to: "https://a/", labels: [label])
    store.add(slug: "auto", to: "https://b/", labels: [label, keyLabel])
    let report = KilledRun(killed, listing: FakeStore.set(store.links), isComplete: true)
      .report(endedAt: Instant(seconds: 20), who: "me")
    #expect(report.header.ended == .stopped(.killed))
    #expect(report.header.addsUp && report.header.linkCount == 8)
    #expect(
      report.lines.map(\.outcome) == [
        .created, .unknown, .created, .unknown, .failed("conflict"), .unknown,
      ])
    #expect(report.header.counts[.skipped] == 1 && report.header.counts[.unchanged] == 1)
    #expect(report.lines[2].slug == "auto")
    // The next run must not send what the service would give a second code.
    let held = Holdback.keys(in: [report], now: Instant(seconds: 500), isListedTwice: true)
    #expect(held == ["k3": Instant(seconds: 7)])
    #expect(Holdback.keys(in: [report], now: Instant(seconds: 607), isListedTwice: true).isEmpty)
    #expect(Holdback.keys(in: [report], now: Instant(seconds: 607), isListedTwice: false) == held)
    try file.closeKilledRun()
    #expect(try file.killedRun() == nil)
    #expect(try JournalContents(try bytes(of: file.path)).ended == .stopped(.killed))
    _ = try file.begin(header(run: "00000000000000bb"))
    #expect(try file.killedRun() == nil)
  }

  @Test func `a killed run's report counts the calls of its listing, read-backs and retries`()
    async throws
  {
    var head = header()
    head.planned[.list] = 2
    head.planned[.create] = 1
    head.made[.usage] = 1
    head.made[.list] = 3
    head.retries = 1
    do {
      let file = try JournalFile(directory: directory.path, campaign: "c")
      let writer = try file.begin(head)
      let again = Intent(
        step: 0, attempt: 2, kind: .create, members: [.init(change: 0, key: "k0", slug: "s-0")])
      #expect(
        await writer.write(intent(0, [(0, "k0", "s-0")]), at: Instant(seconds: 7), readBacks: 0))
      #expect(await writer.write(again, at: Instant(seconds: 8), readBacks: 2))
    }
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let killed = try #require(try file.killedRun())
    #expect(killed.header == head)
    let report = KilledRun(killed, listing: FakeStore.set([]), isComplete: true)
      .report(endedAt: Instant(seconds: 20), who: "me")
    #expect(report.header.planned == head.planned)
    #expect(report.header.made.parts == "1 usage, 5 list, 2 create")
    #expect(report.header.retries == 2)
  }

  @Test func `a killed run's report has what links were, and says of each delete what came of it`()
    async throws
  {
    let label = Wish.ownership.ownerLabel
    var store = FakeStore()
    for slug in ["s-1", "s-4"] { store.add(slug: slug, to: "https://now/", labels: [label]) }
    var before = ReportLine.Before()
    before.destination = "https://old/"
    before.labels = [label, "\"é\n"]
    before.isEnabled = false
    before.rules = RuleSet([RoutingRule(destination: "https://m/", priority: 2)])
    func sent(_ step: Int, _ kind: Step.Kind, _ key: String) -> Intent {
      var member = Intent.Member(change: step, key: key, slug: "s-\(step)")
      (member.id, member.before) = ("was-\(step)", before)
      return Intent(step: step, attempt: 1, kind: kind, members: [member])
    }
    let intents = [
      sent(0, .delete, ""), sent(1, .update, "k1"), sent(2, .delete, "k2"),
      sent(3, .createSingle, "k3"), sent(4, .createSingle, "k4"),
    ]
    do {
      let file = try JournalFile(directory: directory.path, campaign: "c")
      let writer = try file.begin(header(links: 6))
      for intent in intents { #expect(await writer.write(intent, at: Instant(seconds: 7))) }
    }
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let killed = try #require(try file.killedRun())
    #expect(killed.intents.map(\.intent) == intents)
    let live = FakeStore.set(store.links)
    let report = KilledRun(killed, listing: live, isComplete: true)
      .report(endedAt: Instant(seconds: 20), who: "me")
    #expect(
      report.lines.map(\.outcome) == [
        .deleted, .unknown, .failed(Failure.notReplaced), .unknown, .replaced,
      ])
    #expect(report.lines.allSatisfy { $0.before == before } && report.header.addsUp)
    #expect(report.lines.map(\.id) == ["was-0", "id-1", "was-2", "was-3", "id-2"])
    #expect(
      report.reversals.map(\.deed) == [.ended, .changed, .ended, .changed, .ended])
    // What isn't in half a listing may live all the same.
    let unsure = KilledRun(killed, listing: live, isComplete: false)
      .report(endedAt: Instant(seconds: 20), who: "me")
    #expect(unsure.lines.prefix(3).allSatisfy { $0.outcome == .unknown })
  }

  @Test func `a journal of before, whose header counted no calls, is read`() throws {
    let line = String(decoding: JournalLines.header(header()), as: UTF8.self)
    let counts = try #require(line.firstRange(of: ",\"calls\":"))
    let older = line[..<counts.lowerBound] + "}\n"
    #expect(try JournalContents(Array(older.utf8)).header == header())
  }

  @Test func `damaged files are refused or read, never fatal`() async throws {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let writer = try file.begin(header())
    #expect(
      await writer.write(intent(0, [(0, "k0", "s-0"), (1, "k1", "")]), at: Instant(seconds: 7)))
    writer.record(
      JournalAnswer(members: [.init(change: 0, outcome: .blocked(.twin))], requestID: "r"))
    await writer.end(.finished)
    let journal = try bytes(of: file.path)
    var chance = SeededGenerator(seed: 9)
    var refused = 0
    for _ in 0..<3000 {
      var damaged = journal
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<damaged.count, using: &chance)
        damaged[place] = UInt8.random(in: 0x20..<0x7F, using: &chance)
      }
      guard let contents = try? JournalContents(damaged) else {
        refused += 1
        continue
      }
      let report = KilledRun(contents, listing: FakeStore.set([]), isComplete: true)
        .report(endedAt: Instant(seconds: 9), who: "")
      #expect(report.header.addsUp)
    }
    #expect(refused > 1000)
  }

  private func bytes(of path: String) throws -> [UInt8] { try ScratchDirectory.bytes(of: path) }
}
