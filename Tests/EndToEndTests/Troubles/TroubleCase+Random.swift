/// Chance from a seed (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension TroubleCase {
  /// The same case for the same seed.
  static func random(seed: UInt64) -> TroubleCase {
    var dice = Dice(seed)
    let codes = Codes.allCases.randomElement(using: &dice) ?? .given
    let count = Int.random(in: 2...4, using: &dice)
    let rounds = (0..<count).map { round(number: $0, codes, &dice) }
    return TroubleCase(codes: codes, seed: seed, rounds: rounds)
  }

  private static func round(number: Int, _ codes: Codes, _ dice: inout Dice) -> Round {
    var round = Round()
    if number == 0 {
      round.edits = [Edit(kind: .add, first: 0, count: .random(in: 1...450, using: &dice))]
    }
    for _ in 0..<Int.random(in: 0...3, using: &dice) { round.edits.append(edit(&dice)) }
    let kinds = faults.filter { codes == .given || $0.kind != "wrongSlug" }
    for _ in 0..<Int.random(in: 0...5, using: &dice) {
      guard var fault = kinds.randomElement(using: &dice) else { continue }
      fault.chance = [0.03, 0.1, 0.3].randomElement(using: &dice)
      // Most waits for a burst or a broken service are waits of the test.
      if fault.endpoint == nil { fault.chance = 0.03 }
      round.faults.append(fault)
    }
    switch Int.random(in: 0...4, using: &dice) {
    case 0, 1: round.kill = .milliseconds(.random(in: 30...900, using: &dice))
    case 2, 3: round.kill = .journalBytes(.random(in: 1...25_000, using: &dice))
    default: break
    }
    return round
  }

  private static func edit(_ dice: inout Dice) -> Edit {
    let kind = Edit.Kind.allCases.randomElement(using: &dice) ?? .move
    // An update is a call for each link.
    let most = kind == .move || kind == .label ? 12 : 120
    return Edit(
      kind: kind, first: .random(in: 0...450, using: &dice),
      count: .random(in: 1...most, using: &dice))
  }

  private static let faults: [Fault] =
    ["bulk_create", "bulk_status", "patch"].flatMap { endpoint in
      [
        Fault(kind: "reset", endpoint: endpoint), Fault(kind: "truncate", endpoint: endpoint),
        Fault(kind: "reset", endpoint: endpoint, when: "after"),
        Fault(kind: "status500", endpoint: endpoint),
        Fault(kind: "status500", endpoint: endpoint, when: "after"),
        Fault(kind: "html502", endpoint: endpoint, when: "after"),
        Fault(kind: "hang", endpoint: endpoint, milliseconds: 60),
        Fault(kind: "late", endpoint: endpoint, milliseconds: 250),
      ]
    }
    + ["shuffle", "trim", "doubled", "missing", "wrongSlug"].map {
      Fault(kind: $0, endpoint: "bulk_create")
    }
    + [
      Fault(kind: "movingList", endpoint: "list"), Fault(kind: "truncate", endpoint: "list"),
      Fault(kind: "laggingList", endpoint: "list", links: 30),
      Fault(kind: "reset", endpoint: "list"), Fault(kind: "status500", endpoint: "usage"),
      Fault(kind: "jitter", milliseconds: 80), Fault(kind: "burst429"),
      Fault(kind: "quota429", endpoint: "bulk_create", calls: 2),
    ]
}
