extension TroubleCase {
  /// The smallest case found that still fails.
  ///
  /// A kill doesn't come at the same instant twice, so a simpler case has a second chance to fail.
  func shrunk(
    until deadline: ContinuousClock.Instant, fails: (TroubleCase) async throws -> Bool
  ) async throws -> TroubleCase {
    var smallest = self
    var candidates = smallest.simpler
    while let candidate = candidates.popLast(), ContinuousClock.now < deadline {
      var isFailing = try await fails(candidate)
      if !isFailing { isFailing = try await fails(candidate) }
      guard isFailing else { continue }
      smallest = candidate
      candidates = smallest.simpler
    }
    return smallest
  }

  /// Cases with a little less in them, those with the least last.
  private var simpler: [TroubleCase] {
    var cases: [TroubleCase] = []
    func add(_ change: (inout TroubleCase) -> Void) {
      var simpler = self
      change(&simpler)
      cases.append(simpler)
    }
    for round in rounds.indices {
      for edit in rounds[round].edits.indices where rounds[round].edits[edit].count > 1 {
        add { $0.rounds[round].edits[edit].count /= 2 }
      }
      if rounds[round].kill != nil { add { $0.rounds[round].kill = nil } }
      if rounds[round].verifies != nil { add { $0.rounds[round].verifies = nil } }
      if rounds[round].hasRival != nil { add { $0.rounds[round].hasRival = nil } }
      for edit in rounds[round].edits.indices { add { $0.rounds[round].edits.remove(at: edit) } }
      for fault in rounds[round].faults.indices {
        add { $0.rounds[round].faults.remove(at: fault) }
      }
    }
    for round in rounds.indices where rounds.count > 1 {
      add { simpler in
        // Its edits still happen: what comes later may need the rows.
        let edits = simpler.rounds.remove(at: round).edits
        let next = min(round, simpler.rounds.count - 1)
        if round <= next { simpler.rounds[next].edits.insert(contentsOf: edits, at: 0) }
      }
    }
    return cases
  }
}
