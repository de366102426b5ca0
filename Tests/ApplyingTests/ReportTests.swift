import Foundation
import JSON
import Links
import Planning
import Testing

@testable import Applying

@Suite struct ReportTests {
  private let directory = ScratchDirectory()

  private func header(_ account: Accounting) -> ReportHeader {
    var header = ReportHeader(
      campaign: "c", run: "00000000000000aa", planDigest: "d1", workspace: "ws_1",
      isSandbox: true, toolVersion: "1.0", who: "me", commit: nil,
      started: Instant(seconds: 1_795_474_166), endedAt: Instant(seconds: 1_795_474_170),
      ended: .finished)
    header.counts = account.counts
    header.linkCount = account.linkCount
    header.planned[.create] = 2
    header.made[.create] = 3
    header.retries = 1
    return header
  }

  /// A run with most kinds of outcomes.
  private func run() -> (Accounting, Plan) {
    let owner = Wish.ownership.ownerLabel
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    store.add(slug: "s-1", to: "https://before/", labels: [owner, "\"é\n"])
    store.add(slug: "s-2", to: "https://foreign/")
    let wishes = [
      Wish("k0", slug: "s-0", to: "https://a/0"), Wish("k1", slug: "s-1", to: "https://a/1"),
      Wish("k2", slug: "s-2", to: "https://a/2"), Wish("k3", slug: nil, to: "https://a/3"),
    ]
    let plan = WishPlan().plan(wishes, FakeStore.set(store.links))
    var simulation = Simulation(store)
    simulation.fault = { _, call in
      if case .create(let drafts) = call, drafts.contains(where: { $0.slug == nil }) {
        .forgottenItem
      } else {
        nil
      }
    }
    guard let machine = simulation.run(ApplyMachine(plan: plan)) else {
      preconditionFailure("a run that nobody killed died")
    }
    return (machine.account, plan)
  }

  @Test func `every link has one line, and the lines are the sums`() {
    let (account, plan) = run()
    let lines = Array(account.lines(of: plan))
    #expect(lines.count == plan.desired.count + 1)
    for kind in Outcome.Kind.allCases {
      #expect(lines.count { $0.outcome.kind == kind } == account.counts[kind])
    }
    let updated = lines.first { $0.outcome == .updated }
    #expect(updated?.before.destination == "https://before/")
    #expect(updated?.before.labels == nil)
    #expect(updated?.shortURL == "https://xqr.test/s-1")
    #expect(lines.first { $0.outcome == .blocked(.unmanaged) }?.slug == "s-2")
    #expect(lines.first { $0.key != nil }?.dimensions == [.init(name: "store", value: "0421")])
  }

  @Test func `a report is read back as it was written`() throws {
    let (account, plan) = run()
    var lines = Array(account.lines(of: plan))
    var rule = RoutingRule(destination: "https://m/", priority: 2)
    rule.conditions.countries = ["DE"]
    rule.conditions.hours = .init(start: 20, end: 6)
    lines[0].before.rules = RuleSet([rule])
    lines[0].before.labels = ["a", "\"é\n"]
    lines[0].before.isEnabled = false
    lines[0].isNotAsSent = true
    let echo = Self.echo(rule)
    lines[0].echo = echo
    var header = header(account)
    header.notAsSent = 1
    let path = try ReportWriter.write(header, lines, under: directory.path + "/reports")
    #expect(path.hasSuffix("/reports/c/20261123T224926Z-00000000000000aa.json"))
    let bytes = try ScratchDirectory.bytes(of: path)
    #expect(ReportReader.isReport(bytes))
    let report = try ReportReader.read(bytes)
    #expect(report == Report(header: header, lines: lines))
    #expect(ReportWriter.bytes(header, lines) == bytes)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let files = try FileManager.default.contentsOfDirectory(atPath: directory.path + "/reports/c")
    #expect(files.count == 1)
    // What the next plan takes from it.
    let start = Array(bytes.prefix(ReportEchoes.headerBytes))
    #expect(ReportEchoes.header(in: start) == header)
    var echoes = Echoes()
    ReportEchoes.add(from: bytes, to: &echoes)
    #expect(echoes[try #require(lines[0].id)] == echo)
    #expect(echoes["another"] == nil)
  }

  /// Every field, shown otherwise than it was sent.
  @Test func `a report is never written through a link in its temporary file's place`() throws {
    let (account, plan) = run()
    let folder = directory.path + "/reports/c"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let header = header(account)
    let other = directory.path + "/other"
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/" + header.fileName + ".tmp", withDestinationPath: other)
    let path = try ReportWriter.write(
      header, account, of: plan, under: directory.path + "/reports")
    #expect(!FileManager.default.fileExists(atPath: other))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    #expect(ReportReader.isReport(try ScratchDirectory.bytes(of: path)))
  }

  private static func echo(_ rule: RoutingRule) -> Echo {
    var (sent, shown) = (LinkValues(), LinkValues())
    sent.fields = [.destination, .labels, .rules, .expiresAt]
    shown.fields = sent.fields
    (sent.destination, shown.destination) = ("https://a.example/?z&a", "https://a.example/?a&z")
    (sent.labels, shown.labels) = (["A", "b"], ["a", "b"])
    sent.rules = RuleSet([rule])
    sent.expiresAt = Instant(seconds: 1_800_000_000)
    return Echo(sent: sent, shown: shown)
  }

  @Test(arguments: ["", "{}", "{\"lines\":[", "{\"kind\":\"xqr-campaign.report\",\"lines\":["])
  func `the beginning of something else is no header of a report`(text: String) {
    #expect(ReportEchoes.header(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("\"format_version\":\"1.3\"", "\"format_version\":\"2.0\"", ReportReader.Fault.version("2.0")),
    ("xqr-campaign.report", "xqr-campaign.plan", .notAReport),
    ("\"ended\":\"finished\"", "\"ended\":\"dunno\"", .member("ended")),
    ("\"outcome\":\"updated\"", "\"outcome\":\"upended\"", .line(2)),
    ("\"updated\":1", "\"updated\":2", .sums),
  ])
  func `what isn't a report is refused with its place`(
    from: String, to: String, fault: ReportReader.Fault
  ) {
    let (account, plan) = run()
    let bytes = ReportWriter.bytes(header(account), account.lines(of: plan))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(from))
    #expect(throws: fault) { try ReportReader.read(Array(text.replacing(from, with: to).utf8)) }
  }

  @Test func `a report that was cut is refused at the place where it ends`() throws {
    let (account, plan) = run()
    let bytes = ReportWriter.bytes(header(account), account.lines(of: plan))
    for length in [0, 100, bytes.count - 3] {
      let error = #expect(throws: ReportReader.Fault.self) {
        try ReportReader.read(Array(bytes[..<length]))
      }
      guard case .notJSON(let fault) = error else {
        Issue.record("\(length): \(String(describing: error))")
        continue
      }
      #expect(fault.offset == length)
    }
  }

  @Test func `a later minor version with more members is read`() throws {
    let (account, plan) = run()
    let text = String(
      decoding: ReportWriter.bytes(header(account), account.lines(of: plan)), as: UTF8.self)
    let later = text.replacing("\"1.1\",", with: "\"1.7\",\"news\":[1],")
    #expect(try ReportReader.read(Array(later.utf8)).lines.count == account.linkCount)
  }

  @Test func `every outcome has a form that reads back`() {
    let outcomes: [Outcome] =
      [.created, .unknown, .failed("conflict")] + Stop.allCases.map { .skipped($0) }
      + Change.Reason.allCases.flatMap { [.kept($0), .blocked($0)] }
    for outcome in outcomes { #expect(Outcome(outcome.kind, detail: outcome.detail) == outcome) }
    #expect(Outcome(.skipped, detail: "weather") == nil)
    #expect(Outcome(.blocked, detail: "") == nil)
    #expect(Outcome.blocked(.twoOwners).detail == "two-owners")
  }
}
