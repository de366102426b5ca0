import Diagnostics

/// Stops a plan that changes a large share of the campaign's live links.
enum UpdatesGuard: Guard {
  static let name = "updates"

  static func fault(in context: GuardContext) -> Diagnostic? {
    let count = context.changes.count { $0.kind == .update }
    let limit = ShareLimit(
      count: count, whole: context.owned, limit: context.options.maxUpdates,
      floor: context.options.guardFloor)
    guard limit.isExceeded else { return nil }
    return Diagnostic(
      Diagnostic.Code("XQ2101", "too many live links would change"), at: nil,
      "guard \(name): \(limit.share) would change, more than \(limit.bound)",
      help: [limit.raise("--max-updates"), Guards.switchOff(name)])
  }
}
