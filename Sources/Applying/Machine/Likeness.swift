import Bytes
import Links
import Planning

/// Whether a link of the service is what was sent, however the service wrote it back.
enum Likeness {
  /// All fields of a new link.
  static func matches(_ link: LiveLink, _ draft: LinkDraft, isEnabled: Bool = true) -> Bool {
    leads(link, to: draft.destination) && carries(link, draft.labels)
      && link.rules.means(draft.rules) && link.expiresAt == draft.expiresAt
      && link.isEnabled == isEnabled
  }

  /// The fields that a patch sets.
  static func matches(_ link: LiveLink, _ patch: LinkPatch) -> Bool {
    (patch.destination.map { leads(link, to: $0) } ?? true)
      && (patch.labels.map { carries(link, $0) } ?? true)
      && (patch.isEnabled.map { $0 == link.isEnabled } ?? true)
      && (patch.rules.map { link.rules.means($0) } ?? true)
  }

  /// What a new link shows otherwise than it was sent; see ``Echo``.
  static func echo(_ link: LiveLink, of draft: LinkDraft) -> Echo {
    var patch = LinkPatch()
    patch.destination = draft.destination
    patch.labels = draft.labels
    patch.rules = draft.rules
    var echo = echo(link, of: patch)
    guard link.expiresAt != draft.expiresAt else { return echo }
    echo.sent.fields.insert(.expiresAt)
    echo.shown.fields.insert(.expiresAt)
    (echo.sent.expiresAt, echo.shown.expiresAt) = (draft.expiresAt, link.expiresAt)
    return echo
  }

  /// What a link shows otherwise than the patch sent it.
  static func echo(_ link: LiveLink, of patch: LinkPatch) -> Echo {
    var (sent, shown) = (LinkValues(), LinkValues())
    if let destination = patch.destination, !leads(link, to: destination) {
      sent.fields.insert(.destination)
      (sent.destination, shown.destination) = (destination, link.destination)
    }
    if let labels = patch.labels, !carries(link, labels) {
      sent.fields.insert(.labels)
      (sent.labels, shown.labels) = (labels, link.labels)
    }
    if let rules = patch.rules, !link.rules.means(rules) {
      sent.fields.insert(.rules)
      (sent.rules, shown.rules) = (rules, link.rules)
    }
    shown.fields = sent.fields
    return Echo(sent: sent, shown: shown)
  }

  /// Labels have no order; the same one is the common case, and costs no memory.
  private static func carries(_ link: LiveLink, _ labels: [String]) -> Bool {
    let column = link.listing.labels
    let rows = column[link.index]
    if rows.count == labels.count,
      zip(rows, labels).allSatisfy({ isText(column.items[$0], $1) })
    {
      return true
    }
    return Set(link.labels) == Set(labels)
  }

  /// Whether the bytes are the text.
  static func isText(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { areEqual(bytes, $0) }
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
