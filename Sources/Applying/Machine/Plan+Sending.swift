import Links
import Planning

extension Plan {
  func draft(of change: Int) -> LinkDraft {
    let change = changes[change]
    guard let index = change.desired else { preconditionFailure("nothing is desired") }
    let link = desired[index]
    return LinkDraft(
      destination: link.destination, slug: link.slug, labels: link.allLabels, rules: link.rules,
      expiresAt: link.expiresAt)
  }

  func patch(of change: Int) -> LinkPatch {
    let change = changes[change]
    guard let index = change.desired, let other = change.live else {
      preconditionFailure("a patch needs a desired and a live link")
    }
    let link = desired[index]
    var patch = LinkPatch()
    if change.fields.contains(.destination) { patch.destination = link.destination }
    if change.fields.contains(.labels) {
      let labels = live[other].labels
      patch.labels = labels + link.allLabels.filter { !labels.contains($0) }
    }
    if change.fields.contains(.enabled) { patch.isEnabled = link.isEnabled }
    if change.fields.contains(.rules) { patch.rules = link.rules }
    return patch
  }
}
