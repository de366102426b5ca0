import Foundation
import Sandbox
import Testing

/// What became of a run that met one fault.
struct FaultRun: Sendable {
  let cell: FaultCell
  private(set) var status: Int32 = 0
  private(set) var outcomes = ""
  /// Calls beyond those of a clean run, by kind.
  private(set) var excess: [String: Int] = [:]
  private(set) var retries = 0
  /// Links that nobody asked for, and those that are missing after a run without faults.
  private(set) var doubles = 0
  private(set) var losses = 0
  private(set) var complaints: [String] = []

  /// One usage, one page, three creates, two patches, one status.
  static let clean = ["usage": 1, "list": 1, "create": 3, "update": 2, "status": 1]

  /// - Parameter cell: Without one no fault strikes.
  static func carryOut(_ cell: FaultCell) async throws -> FaultRun {
    var run = FaultRun(cell: cell)
    try await World.with(.campaign(TroubleTable.yaml(cell.codes))) { world in
      try await run.carryOut(world)
    }
    return run
  }

  private init(cell: FaultCell) { self.cell = cell }

  private mutating func carryOut(_ world: World) async throws {
    var table = TroubleTable()
    table.carryOut(.init(kind: .add, first: 0, count: 40), round: 0)
    try world.folder.write(table.csv, to: "campaigns/rows.csv")
    try await world.apply()
    table.carryOut(.init(kind: .add, first: 40, count: 250), round: 1)
    table.carryOut(.init(kind: .move, first: 0, count: 2), round: 1)
    table.carryOut(.init(kind: .pause, first: 10, count: 5), round: 1)
    try world.folder.write(table.csv, to: "campaigns/rows.csv")
    let reports = try world.folder.reports().count

    let isKill = cell.trouble.fault == nil
    let fault = cell.trouble.fault ?? .hang(milliseconds: 1_500, .after)
    await world.sandbox.setFaults(FaultPlan(cell.place.rules(fault)))
    let mark = await world.mark
    let run = try world.start(["apply", "--auto-approve"])
    if isKill {
      try await run.wait { await world.sandbox.faultsStruck["hang"] != nil }
      run.send(SIGKILL)
    }
    let ended = await run.end()
    status = ended.status
    try await world.quieten()
    let made = await world.calls(since: mark).byKind
    for kind in Set(made.keys).union(Self.clean.keys) {
      let more = (made[kind] ?? 0) - (Self.clean[kind] ?? 0)
      if more != 0 { excess[kind] = more }
    }
    doubles += try await strangers(world, table)
    let wasReported = try world.folder.reports().count > reports

    await world.sandbox.setFaults(.none)
    try world.folder.ageReports(seconds: 11 * 60)
    let clean = try await world.run("apply", "--auto-approve")
    if clean.status != 0 { complaints.append("the clean run exits \(clean.status)") }
    let all = try world.folder.reports()
    if wasReported || isKill, let report = all.dropFirst(reports).first,
      isKill == (report.ended == "killed")
    {
      outcomes = report.outcomes.sorted { $0.key < $1.key }
        .map { "\($0.value) \($0.key)" }.joined(separator: " ")
      retries = report.calls.retries
      if !isKill, !isCounted(report.calls.made, made) {
        complaints.append("the report counts \(report.calls.made), the service \(made)")
      }
    } else {
      outcomes = "nothing written"
    }
    complaints += all.filter { !$0.addsUp }.map { "\($0.run) doesn't add up" }
    doubles += try await strangers(world, table)
    losses = try await missing(world, table)
    try await expectSettled(world)
  }

  /// Whether a report counts its calls as the service does.
  ///
  /// libcurl sends a GET again by itself where a connection that it had kept dies without an answer.
  private func isCounted(_ reported: [String: Int], _ made: [String: Int]) -> Bool {
    let isReset = cell.trouble.name.contains("reset") && cell.place.isRead
    return made.allSatisfy { kind, count in
      let missed = count - (reported[kind] ?? 0)
      return missed == 0 || isReset && missed == 1 && (kind == "list" || kind == "usage")
    }
  }

  /// Links of the campaign that are on without being anybody's, or share their key with another.
  private func strangers(_ world: World, _ table: TroubleTable) async throws -> Int {
    let links = try await world.links().filter(\.enabled)
    let rows = links.map { $0.destination.split(separator: "/").dropFirst(2).first }
    let isStray = cell.trouble.name == "wrong slug" ? 1 : 0
    return max(0, links.count - Set(rows).count - isStray)
  }

  private func missing(_ world: World, _ table: TroubleTable) async throws -> Int {
    let links = try await world.links()
    return table.rows.count { number, row in
      !links.contains { $0.destination == table.url(number, row) && $0.enabled == row.isEnabled }
    }
  }

  static let head = [
    "codes", "fault", "place", "exit", "outcome", "calls beyond the minimum", "doubles", "losses",
  ]

  var line: [String] {
    let more = excess.sorted { $0.key < $1.key }
      .map { "\($0.value > 0 ? "+" : "")\($0.value) \($0.key)" }.joined(separator: ", ")
    return [
      cell.codes.rawValue, cell.trouble.name, cell.place.rawValue,
      status == -SIGKILL ? "killed" : "\(status)", outcomes, more.isEmpty ? "none" : more,
      "\(doubles)", "\(losses)",
    ]
  }
}
