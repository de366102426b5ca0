import Links

/// The calls that carry out changes, and their price.
enum Steps {
  /// The steps in the order of their kinds; within a kind in slug order, but that what is made anew
  /// goes before other creates, so that its code is free for as short a time as can be.
  ///
  /// A link that is made anew is a member of a delete and a create, one that is to be born paused of
  /// a create and, later, of a pause.
  /// - Parameter hasBulk: Whether the account has bulk calls; otherwise each link is a call.
  static func steps(for changes: [Change], hasBulk: Bool) -> [Step] {
    var members = [[Int]](repeating: [], count: Step.Kind.allCases.count)
    for (place, change) in changes.enumerated() {
      guard let kind = stepKind(of: change.kind, hasBulk: hasBulk) else { continue }
      if change.kind == .replace { members[index(of: .delete)].append(place) }
      members[index(of: kind)].append(place)
      if change.isBornPaused { members[index(of: hasBulk ? .pause : .pauseSingle)].append(place) }
    }
    let creates = index(of: hasBulk ? .create : .createSingle)
    if !members[index(of: .delete)].isEmpty {
      members[creates] =
        members[creates].filter { changes[$0].kind == .replace }
        + members[creates].filter { changes[$0].kind != .replace }
    }
    return Step.Kind.allCases.flatMap { kind in
      batches(members[index(of: kind)], of: limit(of: kind)).map { Step(kind, members: $0) }
    }
  }

  /// The price of a clean run: a look at the account, the listing, and each step.
  ///
  /// - Parameters:
  ///   - listed: How many links the listing has, those of others among them.
  ///   - looks: Calls that ask for the account.
  static func cost(of steps: [Step], listed: Int, looks: Int) -> Cost {
    var cost = Cost()
    cost[.usage] = looks
    cost[.list] = max(1, (listed + PageRequest.largest - 1) / PageRequest.largest)
    for step in steps { cost[step.kind.costKind] += 1 }
    return cost
  }

  private static func stepKind(of kind: Change.Kind, hasBulk: Bool) -> Step.Kind? {
    switch kind {
    case .delete: .delete
    case .create, .replace: hasBulk ? .create : .createSingle
    case .update, .adopt: .update
    case .resume: hasBulk ? .resume : .resumeSingle
    case .pause: hasBulk ? .pause : .pauseSingle
    case .unchanged, .kept, .blocked, .skipped: nil
    }
  }

  private static func limit(of kind: Step.Kind) -> Int {
    switch kind {
    case .create: BatchLimit.creates
    case .resume, .pause: BatchLimit.statuses
    case .delete, .createSingle, .update, .resumeSingle, .pauseSingle: 1
    }
  }

  private static func batches(_ members: [Int], of size: Int) -> [[Int]] {
    stride(from: 0, to: members.count, by: size).map { start in
      Array(members[start..<min(start + size, members.count)])
    }
  }

  private static func index(of kind: Step.Kind) -> Int {
    switch kind {
    case .delete: 0
    case .create: 1
    case .createSingle: 2
    case .update: 3
    case .resume: 4
    case .resumeSingle: 5
    case .pause: 6
    case .pauseSingle: 7
    }
  }
}

extension Step.Kind {
  /// Whether a call of this kind is made for such a change.
  func carries(_ change: Change) -> Bool {
    switch self {
    case .delete: change.kind == .delete || change.kind == .replace
    case .create, .createSingle: change.kind == .create || change.kind == .replace
    case .update: change.kind == .update || change.kind == .adopt
    case .resume, .resumeSingle: change.kind == .resume
    case .pause, .pauseSingle: change.kind == .pause || change.isBornPaused
    }
  }

  /// Under which head of the price a call of this kind stands.
  package var costKind: Cost.Kind {
    switch self {
    case .delete: .delete
    case .create, .createSingle: .create
    case .update, .resumeSingle, .pauseSingle: .update
    case .resume, .pause: .status
    }
  }
}
