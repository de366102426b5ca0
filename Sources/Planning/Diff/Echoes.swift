import Links

/// The echoes of a campaign's links, by the service's ids.
package struct Echoes: Sendable {
  private var byID: [String: Echo] = [:]

  package init() {}

  package var isEmpty: Bool { byID.isEmpty }

  /// Nil where the link is as it was sent, as far as anybody knows.
  package subscript(id: String) -> Echo? { byID.isEmpty ? nil : byID[id] }

  /// Adds an echo; one that is known already stays, so that later reports go first.
  package mutating func add(_ echo: Echo, of id: String) {
    if byID[id] == nil { byID[id] = echo }
  }

  /// See ``Echo/unshownLabels(of:)``.
  func unshownLabels(of link: LiveLink) -> Set<String> {
    byID.isEmpty ? [] : byID[link.id]?.unshownLabels(of: link) ?? []
  }
}
