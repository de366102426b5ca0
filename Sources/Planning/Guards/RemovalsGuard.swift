import Diagnostics

/// Stops a plan that pauses, deletes or makes anew a large share of the campaign's live links.
enum RemovalsGuard: Guard {
  static let name = "removals"

  static func fault(in context: GuardContext) -> Diagnostic? {
    // An update that also pauses counts for guard `updates` too; what is adopted wasn't ours.
    let pauses = context.changes.count { $0.kind != .adopt && context.pauses($0) }
    let deletes = context.changes.count { $0.kind == .delete }
    let replacements = context.changes.count { $0.kind == .replace }
    let limit = ShareLimit(
      count: pauses + deletes + replacements, whole: context.owned,
      limit: context.options.maxRemovals,
      floor: context.options.guardFloor)
    guard limit.isExceeded else { return nil }
    let kinds = [(pauses, "paused"), (deletes, "deleted"), (replacements, "made anew")]
    let parts = kinds.filter { $0.0 > 0 }
      .map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    return Diagnostic(
      Diagnostic.Code("XQ2102", "too many live links would go"), at: nil,
      "guard \(name): \(limit.share) would be paused\(replacements > 0 ? ", deleted or made anew" : " or deleted") "
        + "(\(parts)), more than \(limit.bound)",
      help: [limit.raise("--max-removals"), Guards.switchOff(name)])
  }
}
