import Foundation
import Testing

/// Random campaigns and edits under random faults, with runs that are killed at random instants.
///
/// Takes 20 seconds, or `SOAK_SECONDS` from the environment; `TROUBLE_SEED` is the first seed,
/// `TROUBLE_WIDTH` how many cases run beside each other, and `TROUBLE_CASE` the path of one case to
/// run instead. A case that failed is shrunk and written into `Cases/`, where it is a test.
@Suite struct TroubleTests {
  private static let environment = ProcessInfo.processInfo.environment

  private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

  @Test func `random trouble breaks no promise`() async throws {
    if let path = Self.environment["TROUBLE_CASE"] {
      #expect(try await TroubleRun.complaints(of: .read(path)) == [])
      return
    }
    let began = ContinuousClock.now
    let end = began + .seconds(Self.number("SOAK_SECONDS") ?? 20)
    let first = Self.number("TROUBLE_SEED") ?? .random(in: 1...1_000_000_000)
    let width = Self.number("TROUBLE_WIDTH") ?? 1
    var tally = TroubleTally()
    try await withThrowingTaskGroup(of: TroubleTally.self) { group in
      for seed in first... {
        if seed >= first + width, let done = try await group.next() { tally.add(done) }
        if seed > first, ContinuousClock.now >= end { break }
        if seed % 50 == 49 { report(tally, since: began, first) }
        group.addTask { try await run(seed: UInt64(seed)) }
      }
      for try await done in group { tally.add(done) }
    }
    report(tally, since: began, first)
  }

  private func report(_ tally: TroubleTally, since began: ContinuousClock.Instant, _ first: Int) {
    let minutes = (ContinuousClock.now - began) / .seconds(60)
    print("random trouble from seed \(first), \(minutes.formatted()) minutes: \(tally.text)")
    fflush(nil)
  }

  @Test(arguments: TroubleCase.saved())
  func `what broke a promise once doesn't any more`(name: String) async throws {
    #expect(try await TroubleRun.complaints(of: .read(name)) == [])
  }

  /// Runs a seed's case; one that fails is shrunk and written down.
  private func run(seed: UInt64) async throws -> TroubleTally {
    let trouble = TroubleCase.random(seed: seed)
    let (complaints, tally) = try await TroubleRun.carryOut(trouble)
    guard !complaints.isEmpty else { return tally }
    let shrunk = try await trouble.shrunk(until: .now + .seconds(90)) { simpler in
      try await !TroubleRun.complaints(of: simpler).isEmpty
    }
    let path = try shrunk.save(as: "trouble-\(seed).json")
    Issue.record(
      """
      seed \(seed) breaks a promise: \(complaints.prefix(5).joined(separator: "\\n"))
      TROUBLE_CASE=\(path) runs it again:
      \(try shrunk.text)
      """)
    return tally
  }
}
