import Synchronization

/// Hands each request its fault, and remembers what lasts.
final class FaultBoard: Sendable {
  private struct State {
    var plan: FaultPlan
    /// Requests seen and faults made, by rule.
    var seen: [Int]
    var made: [Int]
    /// A quota or kill that goes on, and for how many more requests.
    var lasting: (fault: Fault, calls: Int?)?

    init(_ plan: FaultPlan) {
      self.plan = plan
      seen = plan.rules.map { _ in 0 }
      made = seen
    }

    /// Counts a request with every rule it concerns, and names the first that strikes.
    mutating func count(_ endpoint: SandboxEndpoint) -> Int? {
      var struck: Int?
      for (index, rule) in plan.rules.enumerated()
      where rule.endpoint == nil || rule.endpoint == endpoint {
        seen[index] += 1
        guard struck == nil, lasting == nil, made[index] < rule.times ?? .max,
          rule.strikes(request: seen[index], seed: seed(of: index))
        else { continue }
        made[index] += 1
        struck = index
      }
      return struck
    }

    mutating func next(_ endpoint: SandboxEndpoint) -> Fault? {
      let struck = count(endpoint)
      if let lasting {
        let left = lasting.calls.map { $0 - 1 }
        self.lasting = left == 0 ? nil : (lasting.fault, left)
        return lasting.fault
      }
      guard let struck else { return nil }
      let fault = fault(of: struck)
      switch fault {
      case .quota429(let calls) where calls != 1: lasting = (fault, calls.map { $0 - 1 })
      case .kill: lasting = (.kill(.before), nil)
      default: break
      }
      return fault
    }

    /// What a rule that has just struck does to the request.
    func fault(of rule: Int) -> Fault {
      plan.rules[rule].settled(request: seen[rule], seed: seed(of: rule))
    }

    private func seed(of rule: Int) -> UInt64 { plan.seed &+ UInt64(rule) << 32 }
  }

  private let state: Mutex<State>
  private let counts = Mutex<[String: Int]>([:])

  init(_ plan: FaultPlan) { state = Mutex(State(plan)) }

  /// Sets another plan and ends everything that lasts.
  func replace(with plan: FaultPlan) { state.withLock { $0 = State(plan) } }

  /// The fault of a request that has just arrived, nil for a healthy one.
  func next(_ endpoint: SandboxEndpoint) -> Fault? {
    let fault = state.withLock { $0.next(endpoint) }
    if let fault { counts.withLock { $0[fault.kind, default: 0] += 1 } }
    return fault
  }

  /// How many requests suffered each kind, under all plans so far.
  var struck: [String: Int] { counts.withLock { $0 } }
}
