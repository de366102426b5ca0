package import Links

/// What was sent for a link and what the service showed of it afterwards, in the fields that don't
/// mean the same.
///
/// Both have the same fields; ``Change/Fields/enabled`` is never among them.
package struct Echo: Hashable, Sendable {
  package var sent: LinkValues
  package var shown: LinkValues

  package init(sent: LinkValues = LinkValues(), shown: LinkValues = LinkValues()) {
    self.sent = sent
    self.shown = shown
  }

  /// The fields that don't mean the same; empty where nobody knows what is shown.
  package var fields: Change.Fields { sent.fields }

  /// The labels that were sent and not shown, as long as the link still carries those that were.
  ///
  /// Otherwise somebody changed them, and none: all have to be sent again.
  package func unshownLabels(of link: LiveLink) -> Set<String> {
    guard fields.contains(.labels), Set(link.labels).isSuperset(of: shown.labels) else { return [] }
    return Set(sent.labels).subtracting(shown.labels)
  }

  /// What is known after a later sending of some fields, those of the patch.
  ///
  /// - Parameters:
  ///   - labels: All that the campaign asks for.
  ///   - later: What that sending's answer showed otherwise; nil where it showed what was sent.
  /// - Returns: Nil where all is as it was sent by now.
  package func updated(
    by patch: LinkPatch, wanting labels: [String], _ later: Echo?
  ) -> Echo? {
    var (sent, shown) = (sent, shown)
    if patch.destination != nil { sent.fields.remove(.destination) }
    if patch.rules != nil { sent.fields.remove(.rules) }
    if let patched = patch.labels, sent.fields.contains(.labels) {
      // Labels that the service never shows weren't sent again, and are wanted all the same.
      let unshown = Set(self.sent.labels).subtracting(self.shown.labels)
      let held = labels.filter { unshown.contains($0) && !patched.contains($0) }
      let isShownOtherwise = later?.fields.contains(.labels) == true
      sent.labels = patched + held
      shown.labels = isShownOtherwise ? later?.shown.labels ?? patched : patched
      if held.isEmpty { sent.fields.remove(.labels) }
    }
    shown.fields = sent.fields
    var echo = Echo(sent: sent, shown: shown)
    if let later { echo.add(later) }
    return echo.fields.isEmpty ? nil : echo
  }

  /// Adds the fields of a later echo; labels that are here already hold it.
  private mutating func add(_ later: Echo) {
    if later.fields.contains(.destination) {
      (sent.destination, shown.destination) = (later.sent.destination, later.shown.destination)
    }
    if later.fields.contains(.labels), !fields.contains(.labels) {
      (sent.labels, shown.labels) = (later.sent.labels, later.shown.labels)
    }
    if later.fields.contains(.rules) {
      (sent.rules, shown.rules) = (later.sent.rules, later.shown.rules)
    }
    if later.fields.contains(.expiresAt) {
      (sent.expiresAt, shown.expiresAt) = (later.sent.expiresAt, later.shown.expiresAt)
    }
    sent.fields.formUnion(later.fields)
    shown.fields = sent.fields
  }
}
