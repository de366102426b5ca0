/// How the destinations of many links look, before and after: what they share, said once.
package struct DestinationPattern: Hashable, Sendable {
  /// The pieces of the live URLs in their order; nil for new links.
  package let before: [CommonText]?

  /// The pieces of the URLs to come.
  package let after: [CommonText]
}

/// Takes destinations one by one, each with the one that it replaces.
struct DestinationFold {
  private var lead = CommonTextFold()
  private var old = CommonTextFold()
  private var new = CommonTextFold()
  private var tail = CommonTextFold()
  private var replaces = false

  mutating func add(_ after: UnsafeBufferPointer<UInt8>) {
    new.add(after[...])
  }

  mutating func add(
    _ after: UnsafeBufferPointer<UInt8>, insteadOf before: UnsafeBufferPointer<UInt8>
  ) {
    replaces = true
    let difference = URLDifference(before, after)
    lead.add(after[..<difference.start])
    old.add(difference.middle(of: before))
    new.add(difference.middle(of: after))
    tail.add(after[(after.count - difference.end)...])
  }

  /// What follows the difference is shortened to what it begins with: the difference is the news.
  var pattern: DestinationPattern {
    guard replaces else { return DestinationPattern(before: nil, after: [new.common]) }
    let (lead, tail) = (lead.common, tail.common.withoutEnd)
    return DestinationPattern(
      before: [lead, old.common, tail], after: [lead, new.common, tail])
  }
}
