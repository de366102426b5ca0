import Foundation
import Testing

/// Random campaigns and edits under random faults, with runs that are killed at random instants.
///
/// Takes 20 seconds, or `TROUBLE_SECONDS` from the environment; `TROUBLE_SEED` is the first seed and
/// `TROUBLE_CASE` the path of one case to run instead. Case files copied into `Cases/` stay tests.
@Suite struct TroubleTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test func `random trouble breaks no promise`() async throws {
    if let path = Self.environment["TROUBLE_CASE"] {
      #expect(try await TroubleRun.complaints(of: .read(path)) == [])
      return
    }
    let time = Self.environment["TROUBLE_SECONDS"].flatMap { Int($0) } ?? 20
    let first =
      Self.environment["TROUBLE_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...1_000_000_000)
    let end = ContinuousClock.now + .seconds(time)
    var seed = first
    repeat {
      try await run(seed: seed)
      seed += 1
    } while ContinuousClock.now < end
    print("random trouble: seeds \(first) to \(seed - 1)")
  }

  @Test(arguments: TroubleCase.saved())
  func `what broke a promise once doesn't any more`(name: String) async throws {
    #expect(try await TroubleRun.complaints(of: .read(name)) == [])
  }

  /// Runs a seed's case; one that fails is shrunk and written down.
  private func run(seed: UInt64) async throws {
    let trouble = TroubleCase.random(seed: seed)
    let complaints = try await TroubleRun.complaints(of: trouble)
    guard !complaints.isEmpty else { return }
    let shrunk = try await trouble.shrunk(until: .now + .seconds(90)) { simpler in
      try await !TroubleRun.complaints(of: simpler).isEmpty
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("trouble-\(seed).json")
    try Data(shrunk.text.utf8).write(to: file)
    Issue.record(
      """
      seed \(seed) breaks a promise: \(complaints.prefix(5).joined(separator: "\\n"))
      TROUBLE_CASE=\(file.path) runs it again, and in Tests/EndToEndTests/Troubles/Cases it stays:
      \(try shrunk.text)
      """)
  }
}
