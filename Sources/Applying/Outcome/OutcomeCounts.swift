/// How many links ended in each kind of outcome.
package struct OutcomeCounts: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Outcome.Kind.allCases.count)

  package init() {}

  package subscript(kind: Outcome.Kind) -> Int {
    get { counts[index(of: kind)] }
    set { counts[index(of: kind)] = newValue }
  }

  package var total: Int { counts.reduce(0, +) }

  /// Links that didn't become what the campaign asks for, though something was tried.
  package var problems: Int { self[.failed] + self[.blocked] + self[.unknown] }

  private func index(of kind: Outcome.Kind) -> Int {
    guard let index = Outcome.Kind.allCases.firstIndex(of: kind) else {
      preconditionFailure("a kind that isn't a case")
    }
    return index
  }
}
