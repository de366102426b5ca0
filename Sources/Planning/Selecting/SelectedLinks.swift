import Bytes
package import Links

/// The links of one campaign that a selection means.
package struct SelectedLinks: Sendable {
  private let selection: LinkSelection
  private let ownership: Ownership

  /// For each link of the files; empty where everything is selected.
  private let targeted: [Bool]
  private let excluded: [Bool]

  /// Those that no link of the files matches.
  package let unmatched: [LinkSelector]

  /// - Complexity: O(*n*) in the links for each selector; nothing where everything is selected.
  package init(_ selection: LinkSelection, of desired: DesiredSet) {
    self.selection = selection
    ownership = desired.ownership
    var unmatched: [LinkSelector] = []
    targeted = SelectedLinks.matches(selection.targets, in: desired, &unmatched)
    excluded = SelectedLinks.matches(selection.excludes, in: desired, &unmatched)
    self.unmatched = unmatched
  }

  /// Whether a link of the files is selected, as far as the files tell.
  package func contains(_ link: Int) -> Bool {
    selection.isEverything
      || (selection.targets.isEmpty || targeted[link])
        && (selection.excludes.isEmpty || !excluded[link])
  }

  /// Whether a link is selected that is in the files, lives, or both.
  ///
  /// One that no file asks for is known by its code, and by its key where a label tells it.
  func contains(_ link: Int?, _ other: Int?, in live: LiveSet) -> Bool {
    func isMeant(_ selectors: [LinkSelector], _ matched: [Bool]) -> Bool {
      link.map { !selectors.isEmpty && matched[$0] } ?? false
        || other.map { other in selectors.contains { means($0, other, link == nil, live) } }
          ?? false
    }
    return selection.isEverything
      || (selection.targets.isEmpty || isMeant(selection.targets, targeted))
        && !isMeant(selection.excludes, excluded)
  }

  /// Those of ``unmatched`` that no live link of the campaign matches either.
  package func unmatched(in live: LiveSet) -> [LinkSelector] {
    guard !unmatched.isEmpty else { return [] }
    let owners = LiveOwners(of: live, ownership)
    return unmatched.filter { selector in
      !(0..<live.count).contains { owners.isOwned($0) && means(selector, $0, true, live) }
    }
  }

  private func means(
    _ selector: LinkSelector, _ other: Int, _ isStray: Bool, _ live: LiveSet
  ) -> Bool {
    switch selector.name {
    case LinkSelector.slug:
      return GlobPattern(selector.pattern.text.lowercased())
        .matches(live.slugs.string(at: other).lowercased())
    case LinkSelector.key where isStray && !selector.pattern.hasWildcards:
      var key = selector.pattern.text
      var label = key.withUTF8 { ownership.keyLabel(for: $0) }
      return label.withUTF8 { live.labels.contains($0, at: other) }
    default: return false
    }
  }

  private static func matches(
    _ selectors: [LinkSelector], in desired: DesiredSet, _ unmatched: inout [LinkSelector]
  ) -> [Bool] {
    guard !selectors.isEmpty else { return [] }
    var matched = [Bool](repeating: false, count: desired.count)
    for selector in selectors where !mark(selector, in: desired, &matched) {
      unmatched.append(selector)
    }
    return matched
  }

  /// Marks the links that a selector matches; whether there is one.
  private static func mark(
    _ selector: LinkSelector, in desired: DesiredSet, _ matched: inout [Bool]
  ) -> Bool {
    var isFound = false
    switch selector.name {
    case LinkSelector.key:
      for link in 0..<desired.count where selector.pattern.matches(desired.keys[link]) {
        (matched[link], isFound) = (true, true)
      }
    case LinkSelector.slug:
      let pattern = GlobPattern(selector.pattern.text.lowercased())
      for link in 0..<desired.count
      where !desired.slugs.isEmpty(at: link) && pattern.matches(desired.slugs.string(at: link)) {
        (matched[link], isFound) = (true, true)
      }
    default:
      let places = desired.entries.map { EntryMatch(selector, $0) }
      for link in 0..<desired.count
      where places[Int(desired.entryIndices[link])].contains(link, in: desired) {
        (matched[link], isFound) = (true, true)
      }
    }
    return isFound
  }
}

/// Which links of an entry a selector by entry or dimension means.
private enum EntryMatch {
  case all, none
  /// Those with these values on an axis.
  case values(axis: Int, [Bool])

  init(_ selector: LinkSelector, _ entry: LinkEntry) {
    if selector.name == LinkSelector.entry {
      self = selector.pattern.matches(entry.id) ? .all : .none
    } else if let axis = entry.axes.firstIndex(where: { $0.name == selector.name }) {
      let values = entry.axes[axis].values
      self = .values(
        axis: axis, (0..<values.count).map { selector.pattern.matches(values[$0]) })
    } else {
      self = .none
    }
  }

  func contains(_ link: Int, in desired: DesiredSet) -> Bool {
    switch self {
    case .all: true
    case .none: false
    case .values(let axis, let values):
      values[Int(desired.coordinates[Int(desired.coordinateStarts[link]) + axis])]
    }
  }
}
