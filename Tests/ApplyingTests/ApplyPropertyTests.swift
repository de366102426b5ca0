import Foundation
import Testing

/// Random campaigns under random faults and kills, then the promises.
///
/// `SOAK_SECONDS` in the environment asks for more of them, for a tenth of that time.
@Suite struct ApplyPropertyTests {
  @Test(arguments: 0..<60)
  func `nothing is doubled, lost or touched, whatever happens`(block: Int) throws {
    for seed in block * 25..<block * 25 + 25 { try History.carryOut(seed: UInt64(seed)) }
  }

  private static let soak = ProcessInfo.processInfo.environment["SOAK_SECONDS"].flatMap { Int($0) }

  @Test(.enabled(if: soak != nil, "'make soak' asks for it"))
  func `nothing is doubled, lost or touched, for as long as one likes`() throws {
    let end = ContinuousClock.now + .seconds(Self.soak ?? 0) / 10
    let first = UInt64.random(in: 1_500...1_000_000_000)
    var seed = first
    while ContinuousClock.now < end {
      try History.carryOut(seed: seed)
      seed += 1
    }
    print("random runs of the engine alone: \(seed - first) cases from seed \(first)")
  }
}
