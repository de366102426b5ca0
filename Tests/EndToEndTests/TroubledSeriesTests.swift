import Foundation
import Sandbox
import Testing

/// Runs under random faults that are killed at random instants, one after the other.
///
/// What is random comes from a seed, but for the instants, which no seed can repeat.
@Suite struct TroubledSeriesTests {
  private static func faults(_ seed: UInt64) -> FaultPlan {
    var rules: [FaultRule] = []
    let kinds: [Fault] = [
      .reset(.before), .reset(.after), .status500(.before), .status500(.after), .html502(.after),
      .truncate, .missing, .trim, .shuffle, .hang(milliseconds: 60, .before),
      .hang(milliseconds: 60, .after),
    ]
    for kind in kinds { rules.append(FaultRule(kind, on: .bulkCreate, .chance(0.05))) }
    rules.append(FaultRule(.movingList, on: .list, .chance(0.1)))
    rules.append(FaultRule(.burst429, on: nil, .chance(0.03)))
    return FaultPlan(rules, seed: seed)
  }

  /// Three troubled runs, then an untroubled one that ends the matter.
  private func series(
    _ world: World, seed: UInt64, _ check: () async throws -> Void
  ) async throws {
    for round in 0..<3 {
      await world.sandbox.setFaults(Self.faults(seed &* 31 &+ UInt64(round)))
      let run = try world.start(["apply", "--auto-approve"])
      if round < 2 {
        try await Task.sleep(for: .milliseconds(Int.random(in: 100...900)))
        run.send(SIGKILL)
      }
      let ended = await run.end()
      #expect([0, 1, 4, -SIGKILL].contains(ended.status), "\(ended.everything)")
      // What a killed run had under way arrives late.
      try await Task.sleep(for: .milliseconds(150))
      #expect(try world.folder.reports().allSatisfy { $0.addsUp })
      try await check()
      try world.folder.ageReports(seconds: 11 * 60)
    }
    await world.sandbox.setFaults(.none)
    try await world.apply()
    try await check()
  }

  @Test(arguments: UInt64(1)...3)
  func `given codes: nothing but what was asked for ever lives`(seed: UInt64) async throws {
    let golden = Set(try Golden.groceryDestinations().split(separator: "\n"))
    try await World.with(.grocery()) { world in
      try await series(world, seed: seed) {
        let lines = Golden.lines(try await world.links()).split(separator: "\n")
        #expect(lines.allSatisfy { golden.contains($0) })
        #expect(Set(lines).count == lines.count)
      }
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }

  @Test(arguments: UInt64(1)...3)
  func `chosen codes: no key ever has two links`(seed: UInt64) async throws {
    let yaml = ChosenCodeTests.yaml.replacing("range(250)", with: "range(700)")
    try await World.with(.campaign(yaml)) { world in
      try await series(world, seed: seed) {
        let keys = try await world.links().flatMap { link in
          link.labels.filter { $0.hasPrefix("key-") }
        }
        #expect(Set(keys).count == keys.count)
      }
      #expect(try await world.links().count == 700)
      try await expectSettled(world)
    }
  }
}
