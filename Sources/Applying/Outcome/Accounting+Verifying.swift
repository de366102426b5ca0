import Bytes
package import Links
package import Planning

extension Accounting {
  /// Holds every outcome that speaks of a link's state against a listing made afterwards.
  ///
  /// Marks the links that differ as not as sent.
  /// - Parameter listing: All links with the owner label, or the workspace.
  /// - Returns: The changes whose links differ, in the plan's order.
  /// - Complexity: O(*n*).
  package mutating func verify(against listing: LiveSet, of plan: Plan) -> [Int] {
    let byID = TextIndex(listing.ids)
    let bySlug = TextIndex(listing.slugs.lowered())
    var different: [Int] = []
    for number in 0..<linkCount {
      let id = answeredLink(of: number)?.id ?? plan.changes[number].live.map { plan.live[$0].id }
      var row = id.flatMap { $0.isEmpty ? nil : byID.row(of: $0) }
      if row == nil, plan.changes[number].live == nil {
        row = plan.slug(of: plan.changes[number]).flatMap { bySlug.row(of: $0.lowercased()) }
      }
      let link = row.map { listing[$0] }
      guard !holds(number, link, in: plan) else { continue }
      different.append(number)
      markNotAsSent(number, link.flatMap { echo(of: number, $0, in: plan) } ?? Echo())
    }
    return different
  }

  /// How a link differs from what this run sent for it; nil where that can't be said in fields.
  private func echo(of number: Int, _ link: LiveLink, in plan: Plan) -> Echo? {
    let change = plan.changes[number]
    switch self[number] {
    case .created, .replaced: return Likeness.echo(link, of: plan.draft(for: change))
    case .updated, .adopted: return Likeness.echo(link, of: plan.patch(for: change))
    default: return nil
    }
  }

  private func holds(_ number: Int, _ link: LiveLink?, in plan: Plan) -> Bool {
    switch self[number] {
    case .created, .replaced:
      let draft = plan.draft(for: plan.changes[number])
      let isEnabled = !plan.changes[number].isBornPaused
      return link.map { Likeness.matches($0, draft, isEnabled: isEnabled) } ?? false
    case .updated, .adopted:
      let patch = plan.patch(for: plan.changes[number])
      return link.map { Likeness.matches($0, patch) } ?? false
    case .resumed: return link?.isEnabled == true
    case .paused: return link?.isEnabled == false
    case .unchanged: return link != nil
    case .deleted: return link == nil
    case .kept, .skipped, .notTargeted, .blocked, .failed, .unknown, nil: return true
    }
  }
}
