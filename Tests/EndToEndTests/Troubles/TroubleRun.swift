import Foundation
import Sandbox
import Testing

/// Carries out a case and says what of the promises it found broken.
struct TroubleRun {
  private let trouble: TroubleCase
  private let world: World
  private var table = TroubleTable()
  private var strangers: [SandboxLink] = []
  private var complaints: [String] = []

  /// - Returns: What is wrong, in words; nothing where all promises held.
  static func complaints(of trouble: TroubleCase) async throws -> [String] {
    var complaints: [String] = []
    let folder = try Folder.campaign(TroubleTable.yaml(trouble.codes))
    try await World.with(folder) { world in
      var run = TroubleRun(trouble: trouble, world: world)
      complaints = try await run.carryOut()
    }
    return complaints
  }

  private init(trouble: TroubleCase, world: World) {
    self.trouble = trouble
    self.world = world
  }

  private mutating func carryOut() async throws -> [String] {
    try await world.create("theirs", labels: ["spring"])
    try await world.create("t-r100000", labels: ["campaign-other"])
    strangers = try await world.links()
    // A campaign without links is refused.
    table.carryOut(.init(kind: .add, first: 999, count: 1), round: 0)
    for round in trouble.rounds.indices {
      try await carryOut(round)
      if !complaints.isEmpty { return complaints }
    }
    await world.sandbox.setFaults(.none)
    try world.folder.ageReports(seconds: 11 * 60)
    try await end()
    return complaints
  }

  private mutating func carryOut(_ round: Int) async throws {
    for edit in trouble.rounds[round].edits { table.carryOut(edit, round: round) }
    try world.folder.write(table.csv, to: "campaigns/rows.csv")
    await world.sandbox.setFaults(try trouble.faultPlan(of: round))
    let began = Date()
    let run = try start()
    if let kill = trouble.rounds[round].kill {
      try await wait(for: kill, of: run, since: began)
      run.send(SIGKILL)
    }
    let ended = await run.end()
    try await world.quieten()
    let isHealthy = trouble.rounds[round].faults.isEmpty
    let expected = isHealthy ? [0, 4, -SIGKILL] : [0, 1, 4, 10, -SIGKILL]
    if !expected.contains(ended.status) {
      complain(round, "exit \(ended.status): \(ended.everything.suffix(600))")
    }
    try await checkStore(round)
    // A listing that still lags eleven minutes later is more than anybody can cope with.
    if !trouble.suffers("laggingList") { try world.folder.ageReports(seconds: 11 * 60) }
  }

  private func start() throws -> RunningTool {
    try world.start(["apply", "--auto-approve", "--disable-guards", "updates,removals,overlap"])
  }

  /// One run without trouble settles everything, and the next one has nothing to do.
  private mutating func end() async throws {
    let round = trouble.rounds.count
    let clean = await (try start()).end()
    if clean.status != 0 {
      complain(round, "the clean run exits \(clean.status): \(clean.everything.suffix(600))")
    }
    try await checkStore(round)
    try await checkComplete(round)
    let mark = await world.mark
    let last = await (try start()).end()
    let writes = await world.writes(since: mark).count
    if last.status != 0 || writes > 0 {
      complain(round, "the second run exits \(last.status) after \(writes) writes")
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
    for kill: TroubleCase.Kill, of run: RunningTool, since began: Date
  ) async throws {
    switch kill {
    case .milliseconds(let time): try await Task.sleep(for: .milliseconds(time))
    case .journalBytes(let size):
      let path = world.folder.url.appendingPathComponent(
        ".xqr-campaign/journal/trouble.jsonl"
      ).path
      while run.isRunning {
        let file = try? FileManager.default.attributesOfItem(atPath: path)
        let changed = file?[.modificationDate] as? Date ?? .distantPast
        if changed > began, file?[.size] as? Int ?? 0 >= size { return }
        try await Task.sleep(for: .milliseconds(2))
      }
    }
  }
}
