import Bytes
import Diagnostics
import Links
import Planning

/// Whether there is what `--target`, `--exclude` and `--replace` name.
struct SelectionCheck {
  let selection: LinkSelection
  var replacedKeys: [String] = []
  /// Whether live links that no file asks for can be selected too.
  let reachesStrays: Bool

  /// What is wrong before anything was listed; nil where nothing is.
  ///
  /// - Complexity: O(*n*) in the links for each selector and key.
  func mistake(in campaigns: [DesiredSet]) -> NamedFiles.Mistake? {
    if let name = selection.unknownName(in: campaigns) {
      let known = LinkSelection.knownNames(in: campaigns)
      let meant = Suggestion.nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
      return .usage(
        "'\(name)' is no dimension that links can be selected by.\(meant) There are: "
          + "\(known.joined(separator: ", ")).")
    }
    for key in replacedKeys where !campaigns.contains(where: { $0.hasKey(key) }) {
      let keys = campaigns.flatMap { links in (0..<links.count).map(links.keys.string(at:)) }
      return .unreadable(.noMatch("--replace \(key)", key, among: keys))
    }
    let unmatched = campaigns.map { SelectedLinks(selection, of: $0).unmatched }
    let nowhere = selection.all.filter { selector in
      unmatched.allSatisfy { $0.contains(selector) } && !isForLater(selector, campaigns)
    }
    return nowhere.first.map { .unreadable(fault(of: $0, in: campaigns)) }
  }

  /// What is wrong now that it is known what lives; nil where nothing is.
  func fault(in listing: LiveListing, of links: DesiredSet, among campaigns: Int) -> Diagnostic? {
    guard reachesStrays, campaigns == 1, !selection.isEverything else { return nil }
    return SelectedLinks(selection, of: links).unmatched(in: listing.links).first
      .map { fault(of: $0, in: [links]) }
  }

  /// Whether a link may live that the selector means.
  private func isForLater(_ selector: LinkSelector, _ campaigns: [DesiredSet]) -> Bool {
    reachesStrays && campaigns.count == 1 && selector.reachesStrays
  }

  private func fault(of selector: LinkSelector, in campaigns: [DesiredSet]) -> Diagnostic {
    let flag = selection.targets.contains(selector) ? "--target" : "--exclude"
    let values = campaigns.flatMap { selector.values(in: $0) }
    return .noMatch("\(flag) \(selector.text)", selector.pattern.text, among: values)
  }
}

extension DesiredSet {
  fileprivate func hasKey(_ key: String) -> Bool {
    (0..<count).contains { keys.string(at: $0) == key }
  }
}

extension Diagnostic {
  fileprivate static func noMatch(
    _ flag: String, _ word: String, among values: [String]
  ) -> Diagnostic {
    let meant = Suggestion.nearest(to: word, among: values).map { ["Did you mean '\($0)'?"] } ?? []
    return Diagnostic(
      Code("XQ2019", "nothing is selected"), at: nil, "no link matches `\(flag)`",
      help: meant + ["'xqr-campaign render' prints the links with their keys and slugs."])
  }
}
