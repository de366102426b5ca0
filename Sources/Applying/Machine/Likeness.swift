import Bytes
import Links

/// Whether a link of the service is what was sent, however the service wrote it back.
enum Likeness {
  /// All fields of a new link.
  static func matches(_ link: LiveLink, _ draft: LinkDraft, isEnabled: Bool = true) -> Bool {
    leads(link, to: draft.destination) && areEqual(link.labels, draft.labels)
      && link.rules.means(draft.rules) && link.expiresAt == draft.expiresAt
      && link.isEnabled == isEnabled
  }

  /// The fields that a patch sets.
  static func matches(_ link: LiveLink, _ patch: LinkPatch) -> Bool {
    (patch.destination.map { leads(link, to: $0) } ?? true)
      && (patch.labels.map { areEqual(link.labels, $0) } ?? true)
      && (patch.isEnabled.map { $0 == link.isEnabled } ?? true)
      && (patch.rules.map { link.rules.means($0) } ?? true)
  }

  /// Labels have no order.
  private static func areEqual(_ left: [String], _ right: [String]) -> Bool {
    left == right || Set(left) == Set(right)
  }

  static func leads(_ link: LiveLink, to destination: String) -> Bool {
    var destination = destination
    return destination.withUTF8 {
      Destination.meansSame(link.listing.destinations[link.index], $0)
    }
  }

  /// Whether an answer shows a link in part only (API contract 7.6): ours always carry a label.
  static func isTrimmed(_ link: LiveLink) -> Bool {
    link.listing.labels[link.index].isEmpty
  }
}
