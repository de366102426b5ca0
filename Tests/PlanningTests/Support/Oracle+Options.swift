import Links
import Planning

extension Oracle {
  /// Whether the run is about a link that is wanted, exists, or both.
  func selects(_ link: Wanted?, _ live: Existing?) -> Bool {
    let (targets, excludes) = (options.selection.targets, options.selection.excludes)
    return (targets.isEmpty || targets.contains { means($0, link, live) })
      && !excludes.contains { means($0, link, live) }
  }

  private func means(_ selector: LinkSelector, _ link: Wanted?, _ live: Existing?) -> Bool {
    let pattern = selector.pattern.text
    func matches(_ text: String) -> Bool { Oracle.matches(Array(text), Array(pattern)) }
    switch selector.name {
    case "slug": return [link?.slug ?? "", live?.slug.lowercased() ?? ""].contains(where: matches)
    case "key":
      let label = desiredKeyLabel(pattern)
      return link.map { matches($0.key) }
        ?? (!pattern.contains { "*?".contains($0) } && live?.labels.contains(label) == true)
    case "id": return link != nil && matches("poster")
    default: return link.map { matches($0.store) } ?? false
    }
  }

  private static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
    guard let next = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if next == "*" {
      return (0...text.count).contains { matches(Array(text.dropFirst($0)), rest) }
    }
    guard let first = text.first, next == "?" || next == first else { return false }
    return matches(Array(text.dropFirst()), rest)
  }

  /// A link of ours that is to be made anew.
  func anew(_ link: Wanted, _ live: Existing, differing: [String]) -> String {
    if link.slug.isEmpty { return "blocked \(live.slug) chosenCode" }
    if !isComplete { return "blocked \(live.slug) incompleteListing" }
    if let expires = link.expires, expires <= 1000 {
      return "blocked \(live.slug) expired" + Oracle.tail(differing)
    }
    var names = differing.filter { $0 != "labels" }
    if Set(link.labels + ["campaign-c"]) != Set(live.labels) {
      names.insert("labels", at: names.first == "destination" ? 1 : 0)
    }
    return "replace \(live.slug)" + Oracle.tail(names) + (link.isEnabled ? "" : " bornPaused")
  }

  static func tail(_ names: [String]) -> String {
    names.isEmpty ? "" : " " + names.joined(separator: ",")
  }
}
