import Bytes
package import Links

// What is sent for a change, and nothing else is: views show these values, the plan file stores
// them, the apply engine sends them.
extension Plan {
  /// The link that a create makes.
  ///
  /// - Precondition: The change has a desired link.
  package func draft(for change: Change) -> LinkDraft {
    guard let index = change.desired else { preconditionFailure("nothing is desired") }
    let link = desired[index]
    return LinkDraft(
      destination: link.destination, slug: link.slug, labels: link.allLabels, rules: link.rules,
      expiresAt: link.expiresAt)
  }

  /// The new values of an update or an adoption: exactly the fields that differ.
  ///
  /// Labels are the union: the live ones in their order, then those that were missing.
  /// - Precondition: The change has a desired and a live link.
  package func patch(for change: Change) -> LinkPatch {
    guard change.desired != nil, change.live != nil, let after = values(of: change).after else {
      preconditionFailure("a patch needs a desired and a live link")
    }
    var patch = LinkPatch()
    if after.fields.contains(.destination) { patch.destination = after.destination }
    if after.fields.contains(.labels) { patch.labels = after.labels }
    if after.fields.contains(.enabled) { patch.isEnabled = after.isEnabled }
    if after.fields.contains(.rules) { patch.rules = after.rules }
    return patch
  }

  /// The slug of a change's link, nil where the service will choose it.
  package func slug(of change: Change) -> String? {
    if let other = change.live, change.reason != .slug { return live.slugs.string(at: other) }
    return change.desired.flatMap { desired[$0].slug }
  }

  /// The key of a change's link, nil for links that only live.
  package func key(of change: Change) -> String? {
    change.desired.map(desired.keys.string(at:))
  }
}
