import Applying

/// The links of a report whose outcome isn't simply what was asked for, the worst first.
struct ReportGroups {
  /// Links with one outcome.
  struct Group {
    let outcome: Outcome
    fileprivate(set) var samples: [ReportLine] = []
    fileprivate(set) var count = 0
  }

  let groups: [Group]

  let notAsSent: NotAsSent

  /// How many lines there are of each kind.
  let counts: OutcomeCounts

  /// - Parameters:
  ///   - lines: Read once.
  ///   - sampleCount: So many links are kept of each group.
  init(_ lines: some Sequence<ReportLine>, sampleCount: Int) {
    var groups: [Group] = []
    var places: [Outcome: Int] = [:]
    var notAsSent = NotAsSent()
    var counts = OutcomeCounts()
    for line in lines {
      counts[line.outcome.kind] += 1
      notAsSent.add(line)
      guard !line.outcome.words.isEmpty else { continue }
      let place = places[line.outcome] ?? groups.count
      if place == groups.count {
        places[line.outcome] = place
        groups.append(Group(outcome: line.outcome))
      }
      groups[place].count += 1
      if groups[place].samples.count < sampleCount { groups[place].samples.append(line) }
    }
    self.notAsSent = notAsSent
    self.counts = counts
    self.groups = groups.enumerated().sorted { left, right in
      (left.element.outcome.kind.rank, left.offset)
        < (right.element.outcome.kind.rank, right.offset)
    }.map(\.element)
  }
}

extension Outcome.Kind {
  /// What somebody has to look at comes first.
  var rank: Int {
    switch self {
    case .failed: 0
    case .unknown: 1
    case .blocked: 2
    case .skipped: 3
    case .deleted, .replaced, .paused, .updated, .adopted, .resumed, .created, .kept, .unchanged: 4
    }
  }
}
