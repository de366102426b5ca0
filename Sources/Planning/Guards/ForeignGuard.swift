import Bytes
import Diagnostics
import Links

/// Stops a plan whose codes belong to other campaigns.
///
/// Nothing of another campaign is ever changed; without the guard such links are blocked alone.
enum ForeignGuard: Guard {
  static let name = "foreign"

  static func fault(in context: GuardContext) -> Diagnostic? {
    let taken = context.changes.compactMap { change in
      change.reason == .foreignOwner ? change.live : nil
    }
    guard !taken.isEmpty else { return nil }
    let samples = taken.prefix(3).map { "\(context.live.slugs.string(at: $0))" }
    var owners: [String: Int] = [:]
    for other in taken {
      for label in context.live[other].labels
      where label.hasPrefix(context.desired.ownership.prefix) { owners[label, default: 0] += 1 }
    }
    let names = owners.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      .map { "'\($0.key)' (\(Quantity.grouped($0.value)))" }
    let isOne = taken.count == 1
    return Diagnostic(
      Diagnostic.Code("XQ2108", "codes belong to other campaigns"), at: nil,
      "guard \(name): \(Quantity.grouped(taken.count)) of "
        + "\(Quantity.counted(context.desired.count, "link")) \(isOne ? "asks" : "ask") for "
        + "\(isOne ? "a code" : "codes") that \(isOne ? "carries" : "carry") the label of another "
        + "campaign: \(Quantity.listed(names, of: owners.count))",
      help: [
        "Choose other codes with `custom_slug:`, or take the links out of one of the campaigns.",
        Guards.switchOff(name) + " Then these links stay blocked and the others go on.",
      ],
      values: ["taken = \(Quantity.listed(samples, of: taken.count))"])
  }
}
