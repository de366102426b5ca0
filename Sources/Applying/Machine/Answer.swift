package import Links

/// What a call that was carried out gives back.
package enum Answer: Sendable {
  case usage(Usage)
  case workspace(Workspace)
  case page(LinkPage)
  case created(BulkAnswer)
  /// A single create or an update.
  case link(LiveSet)
  /// How many links were set.
  case set(Int)
  case deleted
}
