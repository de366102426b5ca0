import Links
package import Planning

extension Report {
  /// What the run did to links, in the order of its lines; links that nothing was sent for have
  /// none.
  package var reversals: [Reversal] { lines.compactMap(\.reversal) }
}

extension ReportLine {
  fileprivate var reversal: Reversal? {
    guard let deed else { return nil }
    var reversal = Reversal(deed)
    reversal.key = key
    reversal.dimensions = dimensions.map { .init(name: $0.name, value: $0.value) }
    reversal.id = id
    reversal.slug = slug
    reversal.before = before.values
    reversal.after = after
    return reversal
  }

  private var deed: Reversal.Deed? {
    switch outcome {
    case .created, .failed(Failure.notPaused), .failed(Failure.otherCode):
      id == nil ? .untold : .made
    case .updated, .adopted, .resumed, .paused: isKnown ? .changed : .untold
    case .replaced, .deleted, .failed(Failure.notReplaced): .ended
    case .unknown: isKnown ? .changed : .untold
    case .unchanged, .kept, .skipped, .notTargeted, .blocked, .failed: nil
    }
  }

  private var isKnown: Bool { id != nil && !before.isEmpty }
}

extension ReportLine.Before {
  fileprivate var values: LinkValues {
    var values = LinkValues()
    if let destination {
      values.fields.insert(.destination)
      values.destination = destination
    }
    if let labels {
      values.fields.insert(.labels)
      values.labels = labels
    }
    if let isEnabled {
      values.fields.insert(.enabled)
      values.isEnabled = isEnabled
    }
    if let rules {
      values.fields.insert(.rules)
      values.rules = rules
    }
    return values
  }
}
