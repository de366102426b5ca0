import Bytes
package import Links

/// Live links that belong to no campaign and that a campaign file can ask for as they are.
package struct ImportSelection: Sendable {
  /// Why a link that was meant can't be imported.
  package enum Obstacle: String, CaseIterable, Sendable {
    /// A campaign has it already.
    case managed
    /// Files ask for lower-case codes alone.
    case upperCase
    /// With its own labels there is no room for the owner's.
    case labels
    /// A label with a comma, or a rule that would be read as an expression.
    case spelling
  }

  /// Links with equal rules, which are no matter of a table.
  package struct Group: Sendable {
    package let rules: RuleSet
    /// Numbers of the listing, by code.
    package internal(set) var links: [Int]
  }

  package let live: LiveSet

  /// In the order of their first links.
  package private(set) var groups: [Group] = []

  package private(set) var left: [Obstacle: Int] = [:]

  package var count: Int { groups.reduce(0) { $0 + $1.links.count } }

  private let ownership: Ownership

  /// Selects from a whole workspace.
  ///
  /// - Parameters:
  ///   - label: Only links that carry it; all where it is nil.
  ///   - slugs: A pattern with `*` and `?` that codes match whole; all where it is nil.
  /// - Complexity: O(*n* log *n*) in the links.
  package init(from live: LiveSet, for ownership: Ownership, label: String?, slugs: String?) {
    self.live = live
    self.ownership = ownership
    let owners = LiveOwners(of: live, ownership)
    let pattern = slugs.map { GlobPattern($0) }
    var places: [RuleSet: Int] = [:]
    for row in live.order() {
      let link = live[Int(row)]
      if let pattern, !pattern.matches(link.slug) { continue }
      let labels = link.labels
      if let label, !labels.contains(label) { continue }
      if let obstacle = ImportSelection.obstacle(link, labels, owners[Int(row)]) {
        left[obstacle, default: 0] += 1
        continue
      }
      if let place = places[link.rules] {
        groups[place].links.append(Int(row))
      } else {
        places[link.rules] = groups.count
        groups.append(Group(rules: link.rules, links: [Int(row)]))
      }
    }
  }

  /// The labels that a file may ask for.
  package func labels(of link: Int) -> [String] {
    live[link].labels.filter { !ownership.isReserved($0) }
  }

  private static func obstacle(
    _ link: LiveLink, _ labels: [String], _ owner: LiveOwners.Owner
  ) -> Obstacle? {
    if owner != .unmanaged { return .managed }
    if Slug.fault(in: link.slug, allowsUpperCase: false) != nil { return .upperCase }
    if labels.count >= Label.limit { return .labels }
    let isWritable =
      labels.allSatisfy { !$0.contains(",") }
      && link.rules.rules.allSatisfy { !$0.destination.contains("${{") }
    return isWritable ? nil : .spelling
  }
}
