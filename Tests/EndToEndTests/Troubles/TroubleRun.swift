import Foundation
import Sandbox
import Testing

/// Carries out a case and says what of the promises it found broken.
struct TroubleRun {
  private let trouble: TroubleCase
  private let world: World
  private var table = TroubleTable()
  private var strangers: [SandboxLink] = []
  /// Runs that died with a journal that tells of calls.
  private var openRuns: Set<String> = []
  private var complaints: [String] = []
  private var tally = TroubleTally()

  /// - Returns: What is wrong, in words; nothing where all promises held.
  static func complaints(of trouble: TroubleCase) async throws -> [String] {
    try await carryOut(trouble).complaints
  }

  /// - Returns: Also what the case went through.
  static func carryOut(
    _ trouble: TroubleCase
  ) async throws -> (complaints: [String], tally: TroubleTally) {
    var (complaints, tally): ([String], TroubleTally) = ([], TroubleTally())
    var configuration = SandboxConfiguration()
    if trouble.isSingle == true { configuration.readings.bulkOperations = .off }
    let folder = try Folder.campaign(TroubleTable.yaml(trouble.codes))
    try await World.with(folder, configuration) { world in
      var run = TroubleRun(trouble: trouble, world: world)
      try await run.carryOut()
      (complaints, tally) = (run.complaints, run.tally)
      tally.cases = 1
      tally.links = try await world.links().count
      tally.faults = await world.sandbox.faultsStruck
    }
    return (complaints, tally)
  }

  private init(trouble: TroubleCase, world: World) {
    self.trouble = trouble
    self.world = world
  }

  private mutating func carryOut() async throws {
    try await world.create("theirs", labels: ["spring"])
    try await world.create("t-r100000", labels: ["campaign-other"])
    strangers = try await world.links()
    // A campaign without links is refused.
    table.carryOut(.init(kind: .add, first: 999, count: 1), round: 0)
    for round in trouble.rounds.indices {
      try await carryOut(round)
      if !complaints.isEmpty { return }
    }
    await world.sandbox.setFaults(.none)
    try world.folder.ageReports(seconds: 11 * 60)
    try await end()
  }

  private mutating func carryOut(_ number: Int) async throws {
    let round = trouble.rounds[number]
    for edit in round.edits { table.carryOut(edit, round: number) }
    try world.folder.write(table.csv, to: "campaigns/rows.csv")
    await world.sandbox.setFaults(try trouble.faultPlan(of: number))
    let rival = round.hasRival == true ? try startRival() : nil
    let (began, mark) = (Date(), await world.mark)
    let run = try start(world, verifies: round.verifies == true)
    if let kill = round.kill {
      try await wait(for: kill, of: run, began, mark)
      try await end(run, round)
    }
    let ended = await run.end()
    let others = await rival?.end()
    try await world.quieten()
    count(ended, round)
    let isHealthy = round.faults.isEmpty && rival == nil
    let ways: [Int32] = round.interrupts == nil ? [-SIGKILL] : [130, -SIGINT]
    let expected: [Int32] =
      [0, 4] + (isHealthy ? [] : [1, 10]) + (trouble.isSingle == true ? [3] : [])
    if !(expected + (round.kill == nil ? [] : ways)).contains(ended.status) {
      complain(number, "exit \(ended.status): \(ended.everything.suffix(600))")
    }
    if let others, ![0, 1, 3, 4, 10].contains(others.status) {
      complain(number, "the rival exits \(others.status): \(others.everything.suffix(600))")
    }
    if ended.status < 0, let id = try openRun() { openRuns.insert(id) }
    try await checkStore(number)
    // A listing that still lags eleven minutes later is more than anybody can cope with.
    if !trouble.suffers("laggingList") { try world.folder.ageReports(seconds: 11 * 60) }
  }

  private func start(_ world: World, verifies: Bool = false) throws -> RunningTool {
    try world.start(
      ["apply", "--auto-approve", "--disable-guards", "updates,removals,overlap,outside"]
        + (verifies ? ["--verify"] : []))
  }

  /// The same files on another machine.
  private func startRival() throws -> RunningTool {
    let other = world.from(try Folder.campaign(TroubleTable.yaml(trouble.codes)))
    try other.folder.write(table.csv, to: "campaigns/rows.csv")
    return try start(other)
  }

  private func end(_ run: RunningTool, _ round: TroubleCase.Round) async throws {
    guard let interrupts = round.interrupts else { return run.send(SIGKILL) }
    for _ in 0..<interrupts {
      run.send(SIGINT)
      try await Task.sleep(for: .milliseconds(60))
    }
  }

  private mutating func count(_ ended: Tool.Run, _ round: TroubleCase.Round) {
    tally.runs += 1
    switch ended.status {
    case -SIGKILL: tally.kills += 1
    case 130, -SIGINT: tally.interrupts += 1
    default: if round.kill != nil { tally.escapes += 1 }
    }
  }

  /// The run of a journal that sent something and didn't come to its end.
  private func openRun() throws -> String? {
    guard let journal = try? world.folder.read(Self.journal), journal.contains("{\"intent\":"),
      !journal.contains("{\"end\":")
    else { return nil }
    return journal.firstMatch(of: /"run":"([0-9a-f]+)"/).map { String($0.1) }
  }

  private static let journal = ".xqr-campaign/journal/trouble.jsonl"

  /// One run without trouble settles everything, and the next one has nothing to do.
  private mutating func end() async throws {
    let round = trouble.rounds.count
    let clean = await (try start(world)).end()
    if clean.status != 0 {
      complain(round, "the clean run exits \(clean.status): \(clean.everything.suffix(600))")
    }
    try await checkStore(round)
    try await checkComplete(round)
    let mark = await world.mark
    let last = await (try start(world)).end()
    let writes = await world.writes(since: mark).count
    if last.status != 0 || writes > 0 {
      complain(round, "the second run exits \(last.status) after \(writes) writes")
    }
    tally.runs += 2
    let reported = try world.folder.reports().map(\.run)
    for id in openRuns where reported.count(where: { $0 == id }) != 1 {
      complain(round, "the killed run \(id) has \(reported.count { $0 == id }) reports")
    }
  }

  private mutating func complain(_ round: Int, _ words: String) {
    complaints.append("round \(round): \(words)")
  }

  /// What holds after every run, however it ended.
  private mutating func checkStore(_ round: Int) async throws {
    let links = try await world.links()
    if links.filter({ !$0.labels.contains(TroubleTable.owner) }) != strangers {
      complain(round, "links of others were touched")
    }
    for report in try world.folder.reports() where !report.addsUp {
      complain(round, "a report doesn't add up: \(report.outcomes) of \(report.links)")
    }
    var seen: Set<String> = []
    for link in links where link.labels.contains(TroubleTable.owner) {
      let mark = mark(of: link)
      if !seen.insert(mark).inserted { complain(round, "two links for \(mark)") }
      guard let number = number(of: link), let asked = table.asked[number] else {
        let isExplained = trouble.codes == .given && trouble.suffers("wrongSlug")
        if !isExplained { complain(round, "nobody asked for \(link.shortCode)") }
        continue
      }
      if !asked.contains(link.destination) {
        complain(round, "\(mark) leads to \(link.destination)")
      }
    }
  }

  /// What holds after a run without trouble.
  private mutating func checkComplete(_ round: Int) async throws {
    var live: [Int: SandboxLink] = [:]
    for link in try await world.links() where link.labels.contains(TroubleTable.owner) {
      let number = number(of: link)
      if let number { live[number] = link }
      let isWanted = number.map { table.rows[$0] != nil } ?? false
      if !isWanted, link.enabled { complain(round, "\(link.shortCode) is left over and on") }
    }
    for (number, row) in table.rows {
      guard let link = live[number] else {
        complain(round, "r\(number) is missing")
        continue
      }
      let isRight =
        link.destination == table.url(number, row) && link.enabled == row.isEnabled
        && link.labels.contains(row.label)
      if !isRight { complain(round, "r\(number) is \(link), not \(row)") }
    }
  }

  /// What makes a link a row's own: its code, or its key label where the service chose the code.
  private func mark(of link: SandboxLink) -> String {
    guard trouble.codes == .chosen else { return link.shortCode }
    return link.labels.first { $0.hasPrefix("key-") } ?? link.shortCode
  }

  /// The row of a link; nil for none.
  private func number(of link: SandboxLink) -> Int? {
    switch trouble.codes {
    case .given: link.shortCode.hasPrefix("t-r") ? Int(link.shortCode.dropFirst(3)) : nil
    case .chosen: link.destination.split(separator: "/").dropFirst(2).first.flatMap { Int($0) }
    }
  }

  private func wait(
    for kill: TroubleCase.Kill, of run: RunningTool, _ began: Date, _ mark: Int
  ) async throws {
    let reports = world.folder.files(below: "reports").count
    while run.isRunning {
      switch kill {
      case .milliseconds(let time):
        if Date().timeIntervalSince(began) * 1_000 >= Double(time) { return }
      case .journalBytes(let size):
        let path = world.folder.url.appendingPathComponent(Self.journal).path
        let file = try? FileManager.default.attributesOfItem(atPath: path)
        let changed = file?[.modificationDate] as? Date ?? .distantPast
        if changed > began, file?[.size] as? Int ?? 0 >= size { return }
      case .call(let kind, let number):
        let calls = await world.calls(since: mark).count { $0.kind == kind }
        if calls >= number { return }
      case .report: if world.folder.files(below: "reports").count > reports { return }
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }
}
