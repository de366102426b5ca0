import Links

/// Changes that one sentence can tell: the same happens to links of one entry for one reason.
package struct ChangeGroup: Sendable {
  package let kind: Change.Kind
  package let reason: Change.Reason
  package let isBornPaused: Bool

  /// The id of the entry that the links come from; nil for links that only live.
  package let entry: String?

  /// What differs, or what new links have beside defaults: equal for all members.
  package let fields: Change.Fields

  /// What was changed outside: equal for all members.
  package let outside: Change.Fields

  /// Numbers of the plan's changes, ascending and never empty.
  package let members: [Int]

  /// A dimension of the entry each, in the order of the file.
  package let spreads: [AxisSpread]

  package let pattern: ChangePattern

  package var count: Int { members.count }

  /// Whether each combination of the dimensions' values occurs.
  package var isProduct: Bool {
    var product = 1
    for spread in spreads {
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: spread.valueCount)
      if isTooLarge { return false }
      product = next
    }
    return product == count
  }

  init(_ members: [Int], of plan: Plan) {
    let first = plan.changes[members[0]]
    kind = first.kind
    reason = first.reason
    isBornPaused = first.isBornPaused
    fields = plan.touchedFields(of: first)
    outside = first.outside
    self.members = members
    let entry = first.desired.map { plan.desired[$0].entry }
    self.entry = entry?.id
    spreads = (entry?.axes ?? []).enumerated().map { place, axis in
      AxisSpread(axis, at: place, among: members, of: plan)
    }
    var fold = ChangePatternFold()
    if first.desired != nil, first.kind.tellsValues {
      for member in members { fold.add(plan.changes[member], of: plan) }
    }
    pattern = fold.pattern
  }
}

extension Change.Kind {
  /// What can break a printed code comes first, what adds comes last.
  package static let destructiveFirst: [Change.Kind] = [
    .delete, .replace, .pause, .blocked, .update, .adopt, .resume, .create, .kept, .unchanged,
    .skipped,
  ]

  /// Whether a change of this kind is about the values of its link.
  fileprivate var tellsValues: Bool {
    switch self {
    case .create, .update, .adopt, .replace, .blocked: true
    case .resume, .pause, .delete, .unchanged, .kept, .skipped: false
    }
  }
}
