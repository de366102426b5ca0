import Links
import Planning

/// The rules of the diff once more, plainly: Strings, dictionaries, one question at a time.
///
/// Shares no code with the planner but the words of links.
struct Oracle {
  let wanted: [Wanted]
  let existing: [Existing]
  let options: PlanOptions
  let isComplete: Bool
  private let partners: [Int: Int]
  private let twinned: Set<Int>

  init(_ wanted: [Wanted], _ existing: [Existing], _ options: PlanOptions, isComplete: Bool) {
    self.wanted = wanted
    self.existing = existing
    self.options = options
    self.isComplete = isComplete
    (partners, twinned) = Oracle.partners(wanted, existing)
  }

  /// The changes as lines, in order.
  var lines: [String] {
    var found: [(group: Int, name: String, tie: String, line: String)] = []
    for (index, link) in wanted.enumerated() {
      guard let other = partners[index] else {
        let name = link.slug.isEmpty ? link.key : link.slug
        let isSelected = selects(link, nil)
        let line =
          isSelected ? born(link, isTwinned: twinned.contains(index)) : "skipped notTargeted"
        let words = line.split(separator: " ", maxSplits: 1)
        found.append(
          (
            link.slug.isEmpty ? 1 : 0, name, "",
            ([String(words[0]), name] + words.dropFirst().map(String.init)).joined(separator: " ")
          ))
        continue
      }
      let live = existing[other]
      let line =
        selects(link, live)
        ? both(link, live, twinned.contains(index)) : "skipped \(live.slug) notTargeted"
      found.append((0, live.slug.lowercased(), live.slug, line))
    }
    let taken = Set(partners.values)
    for (index, live) in existing.enumerated() where !taken.contains(index) {
      guard let line = left(live, index) else { continue }
      let told = selects(nil, live) ? line : "skipped \(live.slug) notTargeted"
      found.append((0, live.slug.lowercased(), live.slug, told))
    }
    return found.sorted { ($0.group, $0.name, $0.tie) < ($1.group, $1.name, $1.tie) }.map(\.line)
  }

  /// By slug first, whatever the letters; then by key label.
  private static func partners(
    _ wanted: [Wanted], _ existing: [Existing]
  ) -> (partners: [Int: Int], twinned: Set<Int>) {
    var partners: [Int: Int] = [:]
    var twinned: Set<Int> = []
    let sorted = existing.indices.sorted {
      (existing[$0].slug.lowercased(), existing[$0].slug)
        < (existing[$1].slug.lowercased(), existing[$1].slug)
    }
    let given = Set(wanted.map(\.slug))
    for (index, link) in wanted.enumerated() where !link.slug.isEmpty {
      let same = sorted.filter { existing[$0].slug.lowercased() == link.slug }
      partners[index] =
        same.first { existing[$0].slug == link.slug }
        ?? same.first { existing[$0].labels.contains("campaign-c") } ?? same.first
    }
    for (index, link) in wanted.enumerated() where link.slug.isEmpty {
      let label = desiredKeyLabel(link.key)
      let same = sorted.filter {
        existing[$0].labels.contains(label) && !given.contains(existing[$0].slug.lowercased())
      }
      partners[index] = same.first
      if same.count > 1 { twinned.insert(index) }
    }
    return (partners, twinned)
  }

  private func born(_ link: Wanted, isTwinned: Bool) -> String {
    if link.slug.isEmpty, isTwinned { return "blocked twin" }
    if link.slug.isEmpty, !isComplete { return "blocked incompleteListing" }
    if let expires = link.expires, expires <= 1000 { return "blocked expired" }
    return link.isEnabled ? "create" : "create bornPaused"
  }

  private func left(_ live: Existing, _ index: Int) -> String? {
    for (number, link) in wanted.enumerated() where twinned.contains(number) {
      if live.labels.contains(desiredKeyLabel(link.key)),
        !wanted.contains(where: { $0.slug == live.slug.lowercased() })
      {
        return "blocked \(live.slug) twin"
      }
    }
    guard live.labels.contains("campaign-c") else { return nil }
    if live.labels.contains("campaign-d") { return "blocked \(live.slug) twoOwners" }
    switch options.onRemove {
    case .keep: return "kept \(live.slug) onRemoveKeep"
    case .delete where !options.prunes: return "kept \(live.slug) needsPrune"
    case .pause where !live.isEnabled: return "kept \(live.slug) alreadyPaused"
    case .pause, .delete:
      return isComplete ? "\(options.onRemove) \(live.slug)" : "kept \(live.slug) incompleteListing"
    }
  }

  private func both(_ link: Wanted, _ live: Existing, _ isTwin: Bool) -> String {
    if isTwin { return "blocked \(live.slug) twin" }
    let isOurs = live.labels.contains("campaign-c")
    let isTheirs = live.labels.contains("campaign-d")
    if isOurs && isTheirs { return "blocked \(live.slug) twoOwners" }
    if isTheirs { return "blocked \(live.slug) foreignOwner" }
    if !isOurs, !options.adopts || (!link.slug.isEmpty && link.slug != live.slug) {
      return "blocked \(live.slug) unmanaged"
    }
    var names: [String] = []
    if Destination.normalized(link.url) != Destination.normalized(live.url) {
      names.append("destination")
    }
    let asked = Set(
      link.labels + ["campaign-c"] + (link.slug.isEmpty ? [desiredKeyLabel(link.key)] : []))
    if !asked.isSubset(of: live.labels) { names.append("labels") }
    if link.isEnabled != live.isEnabled { names.append("enabled") }
    if link.rules != live.rules { names.append("rules") }
    if link.expires != live.expires { names.append("expiresAt") }
    if isOurs, options.replacedKeys.contains(link.key) {
      return anew(link, live, differing: names)
    }
    let tail = Oracle.tail(names)
    if names.contains("expiresAt") { return "blocked \(live.slug) expiry\(tail)" }
    if names.contains("labels"), asked.union(live.labels).count > 10 {
      return "blocked \(live.slug) labels\(tail)"
    }
    if !isOurs { return "adopt \(live.slug)\(tail)" }
    if names.isEmpty { return "unchanged \(live.slug)" }
    if names != ["enabled"] { return "update \(live.slug)\(tail)" }
    if link.isEnabled { return "resume \(live.slug)" }
    return isComplete ? "pause \(live.slug)" : "kept \(live.slug) incompleteListing"
  }
}
