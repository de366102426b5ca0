import Bytes
import Links

/// What an entry's upkeep means for the comparison of its links, on bytes.
struct FieldRules {
  /// Fields that don't count, labels aside.
  let ignored: Change.Fields
  let ignoresLabels: Bool
  private let labelsAreExact: Bool
  private let removed: TextIndex?

  init(_ upkeep: Upkeep) {
    var ignored: Change.Fields = []
    for field in upkeep.ignored {
      switch field {
      case .url: ignored.insert(.destination)
      case .labels: break
      case .enabled: ignored.insert(.enabled)
      case .routingRules: ignored.insert(.rules)
      case .expiresAt: ignored.insert(.expiresAt)
      }
    }
    self.ignored = ignored
    ignoresLabels = upkeep.ignored.contains(.labels)
    labelsAreExact = upkeep.labelsAreExact && !ignoresLabels
    removed =
      upkeep.removedLabels.isEmpty || ignoresLabels
      ? nil : TextIndex(TextColumn(upkeep.removedLabels))
  }

  /// Whether live links can lose labels.
  var dropsLabels: Bool { labelsAreExact || removed != nil }

  /// Whether a live link loses a label that it isn't asked to have.
  func drops(_ label: UnsafeBufferPointer<UInt8>) -> Bool {
    labelsAreExact || removed?.row(of: label) != nil
  }
}
