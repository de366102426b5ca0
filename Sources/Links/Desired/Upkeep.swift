/// How far the live links of an entry are kept in the form of the file.
package struct Upkeep: Hashable, Sendable {
  /// A field of links, by its name in files.
  package enum Field: String, CaseIterable, Sendable {
    case url, labels, enabled
    case routingRules = "routing_rules"
    case expiresAt = "expires_at"
  }

  /// Fields that a live link may have otherwise; the tool's own labels aren't among them.
  package var ignored: Set<Field> = []

  /// Whether a live link loses the labels that it isn't asked to have.
  package var labelsAreExact = false

  /// Labels that a live link loses; no link asks for one of them.
  package var removedLabels: [String] = []

  /// Whether the labels of the links are all that they are to have, the tool's own among them.
  package var labelsAreWhole = false

  package init() {}

  /// Whether a live link loses a label that it isn't asked to have.
  package func drops(_ label: String) -> Bool {
    !ignored.contains(.labels) && (labelsAreExact || removedLabels.contains(label))
  }
}
