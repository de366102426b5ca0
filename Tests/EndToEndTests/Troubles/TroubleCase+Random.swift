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
    let isSingle = Int.random(in: 0..<6, using: &dice) == 0
    let count = Int.random(in: 2...4, using: &dice)
    let rounds = (0..<count).map { round(number: $0, codes, isSingle, &dice) }
    return TroubleCase(codes: codes, isSingle: isSingle ? true : nil, seed: seed, rounds: rounds)
  }

  private static func round(
    number: Int, _ codes: Codes, _ isSingle: Bool, _ dice: inout Dice
  ) -> Round {
    var round = Round()
    if number == 0 {
      let count = Int.random(in: 1...(isSingle ? 40 : 450), using: &dice)
      round.edits = [Edit(kind: .add, first: 0, count: count)]
    }
    for _ in 0..<Int.random(in: 0...3, using: &dice) {
      var edit = edit(&dice)
      if isSingle { (edit.first, edit.count) = (edit.first % 50, edit.count % 8 + 1) }
      round.edits.append(edit)
    }
    let kinds = isSingle ? singleFaults : faults
    let suited = kinds.filter { codes == .given || $0.kind != "wrongSlug" }
    for _ in 0..<Int.random(in: 0...5, using: &dice) {
      guard var fault = suited.randomElement(using: &dice) else { continue }
      fault.chance = [0.1, 0.3, 0.6].randomElement(using: &dice)
      // Most waits for a burst or a broken service are waits of the test.
      if fault.endpoint == nil { fault.chance = 0.03 }
      round.faults.append(fault)
    }
    round.kill = kill(&dice)
    if round.kill != nil, Int.random(in: 0..<3, using: &dice) == 0 {
      round.interrupts = .random(in: 1...2, using: &dice)
    }
    if Int.random(in: 0..<5, using: &dice) == 0 { round.verifies = true }
    if codes == .given, Int.random(in: 0..<8, using: &dice) == 0 { round.hasRival = true }
    return round
  }

  private static func kill(_ dice: inout Dice) -> Kill? {
    switch Int.random(in: 0..<9, using: &dice) {
    case 0, 1: .milliseconds(.random(in: 30...500, using: &dice))
    case 2, 3: .journalBytes(.random(in: 1...12_000, using: &dice))
    case 4:
      .call(
        ["create", "update", "status"].randomElement(using: &dice) ?? "create",
        .random(in: 1...2, using: &dice))
    // The first listings are the plan's, later ones look back.
    case 5: .call("list", .random(in: 1...4, using: &dice))
    case 6: .report
    default: nil
    }
  }

  private static func edit(_ dice: inout Dice) -> Edit {
    let kind = Edit.Kind.allCases.randomElement(using: &dice) ?? .move
    // An update is a call for each link.
    let most = kind == .move || kind == .label ? 12 : 120
    return Edit(
      kind: kind, first: .random(in: 0...450, using: &dice),
      count: .random(in: 1...most, using: &dice))
  }

  private static let singleFaults: [Fault] =
    anywhere(["create", "patch"]) + [Fault(kind: "wrongSlug", endpoint: "create")] + others

  private static let faults: [Fault] =
    anywhere(["bulk_create", "bulk_status", "patch"])
    + ["shuffle", "trim", "doubled", "missing", "wrongSlug"].map {
      Fault(kind: $0, endpoint: "bulk_create")
    } + [Fault(kind: "quota429", endpoint: "bulk_create", calls: 2)] + others

  private static func anywhere(_ endpoints: [String]) -> [Fault] {
    endpoints.flatMap { endpoint in
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
  }

  private static let others = [
    Fault(kind: "movingList", endpoint: "list"), Fault(kind: "truncate", endpoint: "list"),
    Fault(kind: "laggingList", endpoint: "list", links: 30),
    Fault(kind: "reset", endpoint: "list"), Fault(kind: "status500", endpoint: "list"),
    Fault(kind: "html502", endpoint: "list"),
    Fault(kind: "hang", endpoint: "list", milliseconds: 60),
    Fault(kind: "status500", endpoint: "usage"), Fault(kind: "jitter", milliseconds: 80),
    Fault(kind: "burst429"),
  ]
}
