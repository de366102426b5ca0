package import Links

/// Which links of a campaign a run is about: those of `--target`, without those of `--exclude`.
package struct LinkSelection: Hashable, Sendable {
  /// Any of them selects a link; all links where there is none.
  package var targets: [LinkSelector] = []

  /// Any of them takes a link out again.
  package var excludes: [LinkSelector] = []

  /// Everything.
  package init() {}

  package var isEverything: Bool { targets.isEmpty && excludes.isEmpty }

  package var all: [LinkSelector] { targets + excludes }

  /// As it was asked for: `--target 's-04*' --exclude lang=fr`.
  package var words: String {
    (targets.map { "--target \($0.quoted)" } + excludes.map { "--exclude \($0.quoted)" })
      .joined(separator: " ")
  }

  /// The first selector by a dimension that none of the campaigns has.
  package func unknownName(in campaigns: [DesiredSet]) -> String? {
    guard !isEverything else { return nil }
    let known = LinkSelection.knownNames(in: campaigns)
    return all.first { !known.contains($0.name) }?.name
  }

  /// What links can be selected by: key, slug, id of the entry, then axes in the order of the files.
  package static func knownNames(in campaigns: [DesiredSet]) -> [String] {
    var names = LinkSelector.fixedNames
    for axis in campaigns.flatMap(\.entries).flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    return names
  }
}
