import Links

/// The frozen codes and the plugins of a repository, each once.
package struct Lock: Hashable, Sendable {
  /// By campaign, then by key: the order of the file.
  package private(set) var codes: [FrozenCode] = []
  private var places: [String: Int] = [:]
  /// By name.
  package private(set) var plugins: [LockedPlugin] = []

  package init() {}

  /// Two codes of one link, or two links of one code.
  package struct Clash: Error {
    package let first: FrozenCode
    package let second: FrozenCode
  }

  /// - Throws: The first clash; a code that stands twice in the same words counts once, since the
  ///   earlier day.
  package init(_ codes: [FrozenCode]) throws(Clash) {
    var keys: [[String]: Int] = [:]
    for code in codes.sorted(by: Lock.isBefore) {
      if let last = self.codes.last, last.means(code) { continue }
      if let place = places[code.slug.lowercased()] ?? keys[[code.campaign, code.key]] {
        throw Clash(first: self.codes[place], second: code)
      }
      places[code.slug.lowercased()] = self.codes.count
      keys[[code.campaign, code.key]] = self.codes.count
      self.codes.append(code)
    }
  }

  /// The same codes with other plugins.
  package func with(_ plugins: [LockedPlugin]) -> Lock {
    var lock = self
    lock.plugins = plugins.sorted { $0.name < $1.name }
    return lock
  }

  private static func isBefore(_ left: FrozenCode, _ right: FrozenCode) -> Bool {
    (left.campaign, left.key, left.slug, left.since.seconds)
      < (right.campaign, right.key, right.slug, right.since.seconds)
  }

  /// Who has a code, whatever its letters; nil where it isn't frozen.
  package func code(_ slug: String) -> FrozenCode? {
    codes.isEmpty ? nil : places[slug.lowercased()].map { codes[$0] }
  }

  /// The frozen codes of a campaign by their keys.
  package func codes(of campaign: String) -> [String: FrozenCode] {
    Dictionary(
      codes.lazy.filter { $0.campaign == campaign }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same codes, those of renamed keys of a campaign under their new keys.
  ///
  /// - Throws: The first clash.
  package func renaming(_ keys: [String: String], of campaign: String) throws(Clash) -> Lock {
    guard !keys.isEmpty else { return self }
    return try Lock(
      codes.map { code in
        guard code.campaign == campaign, let key = keys[code.key] else { return code }
        return FrozenCode(
          campaign: campaign, key: key, slug: code.slug, since: code.since,
          expiresAt: code.expiresAt)
      }
    ).with(plugins)
  }

  /// These codes and others; those that are here stay as they are.
  ///
  /// - Throws: The first clash.
  package func adding(_ others: [FrozenCode]) throws(Clash) -> Lock {
    try Lock(codes + others.filter { code($0.slug)?.means($0) != true }).with(plugins)
  }
}
