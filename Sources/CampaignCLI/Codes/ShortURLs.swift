import Applying
import Bytes
import Diagnostics
import Links
import Planning

/// What the codes of a campaign hold: a short URL for each link, as far as it is known.
struct ShortURLs {
  let isSandbox: Bool
  /// Nil where none is known; where none can be, the help says why.
  private let urls: [String?]
  private let help: String

  subscript(link: Int) -> String? { urls[link] }

  /// Of slugs that the campaign gives, behind an address: nobody is asked.
  init(of links: DesiredSet, behind base: String) {
    isSandbox = false
    urls = (0..<links.count).map { row in
      links.slugs.isEmpty(at: row) ? nil : "\(base)/\(links.slugs.string(at: row))"
    }
    help =
      "The service chooses its code: name the report of the apply that made it with '--report "
      + "FILE', or ask the service with '--live'."
  }

  /// As a report has them, by key.
  init(of links: DesiredSet, in report: Report) {
    isSandbox = report.header.isSandbox
    var known: [String: String] = [:]
    for line in report.lines {
      if let key = line.key, let url = line.shortURL { known[key] = url }
    }
    urls = (0..<links.count).map { known[links.keys.string(at: $0)] }
    help = "The report knows nothing of it: apply the campaign, and name the report of that run."
  }

  /// As the service has them: a given slug, or the key's label where the service chose the slug.
  ///
  /// Only links with the campaign's owner label count, and of two with one key label none does.
  init(of links: DesiredSet, in listing: LiveListing, isSandbox: Bool) {
    self.isSandbox = isSandbox
    var bySlug: [String: Int] = [:]
    var byLabel: [String: Int] = [:]
    var twins: Set<String> = []
    for row in 0..<listing.links.count {
      let live = listing.links[row]
      guard live.labels.contains(links.ownership.ownerLabel) else { continue }
      bySlug[live.slug] = row
      for label in live.labels where label.hasPrefix(Ownership.keyPrefix) {
        if byLabel.updateValue(row, forKey: label) != nil { twins.insert(label) }
      }
    }
    urls = (0..<links.count).map { row in
      let label = links.keyLabels.string(at: row)
      let place =
        links[row].slug.map { bySlug[$0] } ?? (twins.contains(label) ? nil : byLabel[label])
      return place.map { listing.links[$0].shortURL }
    }
    help =
      "The service has no link for it yet, or two: 'xqr-campaign plan' tells, 'apply' makes it."
  }

  /// What to say of a link whose short URL isn't known.
  func fault(of link: DesiredLink) -> Diagnostic {
    Diagnostic(
      .unknownURL, at: link.entry.span, "the short URL of link '\(link.key)' isn't known",
      help: [help], trace: link.trace)
  }
}

extension Diagnostic.Code {
  fileprivate static let unknownURL = Diagnostic.Code("XQ4105", "short URL of a code isn't known")
}
