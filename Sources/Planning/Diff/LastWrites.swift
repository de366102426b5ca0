import Links

/// What was last written to links, by the service's ids, as far as reports tell.
package struct LastWrites: Sendable {
  private var byID: [String: [LinkValues]] = [:]

  package init() {}

  /// What a link may have been left as, the last write first; empty where nobody knows.
  package subscript(id: String) -> [LinkValues] { byID[id] ?? [] }

  /// Adds a link's values, nil where something was sent and nobody knows what is there since; what
  /// is here already stays, so that later reports go first.
  package mutating func add(_ values: LinkValues?, of id: String) {
    if byID[id] == nil { byID[id] = values.map { [$0] } ?? [] }
  }

  /// Adds what an earlier run sent in a call that may have arrived after the last one's; nil where
  /// nobody knows what that was, and so what is there.
  package mutating func addLate(_ values: LinkValues?, of id: String) {
    guard let known = byID[id], !known.isEmpty else { return }
    byID[id] = values.map { known + [$0] } ?? []
  }
}

extension LinkValues {
  /// The fields that can be written to a link that lives.
  package static let lasting: Change.Fields = [.destination, .labels, .enabled, .rules]
}

extension Plan {
  /// All that a link is once a change is carried out, but for what the service shows otherwise.
  ///
  /// - Returns: Nil where the link isn't the campaign's then, and where nobody knows: deleted, kept,
  ///   blocked and skipped links.
  package func lasting(_ change: Change) -> LinkValues? {
    switch change.kind {
    case .delete, .kept, .blocked, .skipped: return nil
    case .create, .replace: return values(of: change).after?.limited(to: LinkValues.lasting)
    case .update, .adopt, .resume, .pause, .unchanged: break
    }
    guard var values = found(change) else { return nil }
    if let after = self.values(of: change).after { values.take(after) }
    return values.limited(to: LinkValues.lasting)
  }
}
