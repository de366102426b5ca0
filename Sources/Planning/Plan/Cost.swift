/// The price of a plan in API calls, by kind; the same kinds are counted again by an apply.
package struct Cost: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case usage, list, create, update, status, delete
  }

  private var counts: [Int]

  package init() {
    counts = [Int](repeating: 0, count: Kind.allCases.count)
  }

  package subscript(kind: Kind) -> Int {
    get { counts[index(of: kind)] }
    set { counts[index(of: kind)] = newValue }
  }

  package var total: Int { counts.reduce(0, +) }

  /// The calls that change something.
  package var writes: Int { total - self[.usage] - self[.list] }

  /// The kinds that occur with their counts: `1 usage, 1 list, 16 create`.
  package var parts: String {
    Kind.allCases.filter { self[$0] > 0 }
      .map { "\(Quantity.grouped(self[$0])) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// What was spent since `earlier`.
  package static func - (cost: Cost, earlier: Cost) -> Cost {
    var difference = Cost()
    for kind in Kind.allCases { difference[kind] = cost[kind] - earlier[kind] }
    return difference
  }

  private func index(of kind: Kind) -> Int {
    switch kind {
    case .usage: 0
    case .list: 1
    case .create: 2
    case .update: 3
    case .status: 4
    case .delete: 5
    }
  }
}

/// What is left of the month, and who said so.
///
/// Nil is unknown or unlimited, and never blocks.
package struct Quota: Hashable, Sendable {
  package enum Source: String, Sendable { case usage, header, unknown }

  package var callsLeft: Int?
  package var callsLimit: Int?
  package var linksLeft: Int?
  package var source: Source = .unknown
  package var hasBulk = true

  package init() {}
}

extension Quota.Source {
  /// Who said what is left: `from /workspace/usage`.
  package var words: String {
    switch self {
    case .usage: "from /workspace/usage"
    case .header: "from the last answer"
    case .unknown: "source unknown"
    }
  }
}
