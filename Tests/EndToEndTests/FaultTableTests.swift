import Foundation
import Sandbox
import Testing

/// Every fault at every place of a run.
///
/// A sample runs always; `FAULT_TABLE` in the environment names a file for the table of all.
@Suite struct FaultTableTests {
  private static let path = ProcessInfo.processInfo.environment["FAULT_TABLE"]

  @Test(arguments: TroubleCase.Codes.allCases)
  func `a run without faults makes the fewest calls`(codes: TroubleCase.Codes) async throws {
    let nothing = FaultCell.Trouble(name: "none", fault: .hang(milliseconds: 0, .after))
    let run = try await FaultRun.carryOut(FaultCell(codes: codes, trouble: nothing, place: .usage))
    #expect(run.line[5] == "none" && run.retries == 0 && run.status == 0, "\(run.line)")
    expectHarmless(run)
  }

  @Test(arguments: FaultCell.sample)
  func `one fault doubles nothing and loses nothing`(cell: FaultCell) async throws {
    try expectHarmless(await FaultRun.carryOut(cell))
  }

  @Test(.enabled(if: path != nil, "'make faults' asks for the whole table"))
  func `no fault at any place doubles or loses anything`() async throws {
    let path = try #require(Self.path)
    var lines = [FaultRun.head, FaultRun.head.map { _ in "---" }]
    var next = FaultCell.all.makeIterator()
    var runs: [FaultRun] = []
    try await withThrowingTaskGroup(of: FaultRun.self) { group in
      for _ in 0..<4 { if let cell = next.next() { group.addTask { try await .carryOut(cell) } } }
      while let run = try await group.next() {
        runs.append(run)
        if let cell = next.next() { group.addTask { try await .carryOut(cell) } }
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: FaultCell.all.enumerated().map { ($1.testDescription, $0) })
    runs.sort { order[$0.cell.testDescription] ?? 0 < order[$1.cell.testDescription] ?? 0 }
    for run in runs { expectHarmless(run) }
    lines += runs.map(\.line)
    let text = lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func expectHarmless(_ run: FaultRun) {
    let place = run.cell.testDescription
    #expect(run.doubles == 0 && run.losses == 0, "\(place): \(run.line)")
    #expect(run.complaints == [], "\(place)")
  }
}
