/// Says which requests suffer which fault.
package struct FaultRule: Hashable, Sendable {
  /// Which of the requests to the endpoint are struck.
  package enum Occurrence: Hashable, Sendable {
    /// The *n*th alone, from 1.
    case nth(Int)
    /// Each *k*th.
    case every(Int)
    /// Each with this probability, from 0 to 1. Decided by the plan's seed, the rule's place and the
    /// request's number, so that equal plans strike equal requests.
    case chance(Double)
  }

  /// Nil is any endpoint.
  package var endpoint: SandboxEndpoint?
  package var occurrence: Occurrence
  /// How often the rule may strike in all; nil is no limit.
  package var times: Int?
  package var fault: Fault

  package init(
    _ fault: Fault, on endpoint: SandboxEndpoint?, _ occurrence: Occurrence = .nth(1),
    times: Int? = nil
  ) {
    self.fault = fault
    self.endpoint = endpoint
    self.occurrence = occurrence
    self.times = times
  }

  func strikes(request number: Int, seed: UInt64) -> Bool {
    switch occurrence {
    case .nth(let wanted): return number == wanted
    case .every(let stride): return number.isMultiple(of: stride)
    case .chance(let probability): return FaultRule.share(number, seed: seed) < probability
    }
  }

  /// The fault as the request suffers it: what it leaves to chance is settled.
  func settled(request number: Int, seed: UInt64) -> Fault {
    guard case .jitter(let most) = fault else { return fault }
    let share = FaultRule.share(number, seed: ~seed)
    return .hang(milliseconds: Int(Double(most) * share), .after)
  }

  /// A number from 0 up to 1 that looks random.
  private static func share(_ number: Int, seed: UInt64) -> Double {
    var mixed = seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) / Double(UInt64(1) << 53)
  }
}
