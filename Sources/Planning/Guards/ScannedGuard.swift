import Diagnostics
import Links

/// Stops a plan that touches codes which people scan: a link scanned in the last 30 days would
/// lead elsewhere, be paused or go.
enum ScannedGuard: Guard {
  static let name = "scanned"

  /// How long a code counts as in use after its last scan.
  private static let days: Int64 = 30

  static func fault(in context: GuardContext) -> Diagnostic? {
    let since = context.now - days * 86_400
    var (moved, paused, deleted, anew) = (0, 0, 0, 0)
    var samples: [String] = []
    for change in context.changes {
      guard let other = change.live, context.live.lastScans[other] >= since,
        let effect = effect(of: change, in: context)
      else { continue }
      switch effect {
      case .moves: moved += 1
      case .pauses: paused += 1
      case .deletes: deleted += 1
      case .replaces: anew += 1
      }
      if samples.count < 3 { samples.append(sample(context.live[other])) }
    }
    let count = moved + paused + deleted + anew
    guard count > 0 else { return nil }
    let kinds = [
      (moved, "lead elsewhere"), (paused, "be paused"), (deleted, "be deleted"),
      (anew, "be deleted and made anew"),
    ]
    let parts = kinds.filter { $0.0 > 0 }.map { "\(Quantity.grouped($0.0)) would \($0.1)" }
    return Diagnostic(
      Diagnostic.Code("XQ2107", "codes that are in use would change"), at: nil,
      "guard \(name): \(Quantity.counted(count, "live link")) "
        + "\(count == 1 ? "was" : "were") scanned since \(Instant(seconds: since)), in the "
        + "\(days) days that the guard looks at, and \(parts.joined(separator: ", "))",
      help: [
        "If people who hold the printed code should go on as before, put the link back into the "
          + "file as it is live.",
        Guards.switchOff(name),
      ],
      values: ["scanned = \(Quantity.listed(samples, of: count))"])
  }

  private enum Effect { case moves, pauses, deletes, replaces }

  /// What somebody who scans the code would notice first; nil where that is nothing.
  private static func effect(of change: Change, in context: GuardContext) -> Effect? {
    if context.pauses(change) { return .pauses }
    switch change.kind {
    case .delete: return .deletes
    case .replace: return .replaces
    case .update, .adopt: return change.fields.contains(.destination) ? .moves : nil
    case .create, .resume, .pause, .unchanged, .kept, .blocked, .skipped: return nil
    }
  }

  /// `s-0421-de (1,204 times, last 2026-11-20T09:12:44Z)`.
  private static func sample(_ link: LiveLink) -> String {
    let last = link.lastScan.map { ", last \($0)" } ?? ""
    return "\(link.slug) (\(Quantity.counted(link.scanCount, "time"))\(last))"
  }
}
