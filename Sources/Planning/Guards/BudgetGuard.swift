import Diagnostics

/// Stops a plan whose calls or links don't fit what is left.
///
/// What is unknown never blocks.
enum BudgetGuard: Guard {
  static let name = "budget"

  static func fault(in context: GuardContext) -> Diagnostic? {
    let total = context.cost.total
    let creates = context.changes.count { $0.kind == .create }
    var faults: [String] = []
    var help: [String] = []
    if let most = context.options.maxCalls, total > most {
      faults.append(
        "\(calls(context)), \(Quantity.grouped(total - most)) more than `--max-calls \(most)`")
      help.append(
        "A plan isn't spread over several runs: allow its calls with `--max-calls \(total)`, or "
          + "plan fewer links.")
    }
    if let left = context.quota.callsLeft, total > left {
      let limit = context.quota.callsLimit.map { " of \(Quantity.grouped($0))" } ?? ""
      faults.append(
        "\(calls(context)), and \(Quantity.grouped(left))\(limit) are left this month "
          + "(\(context.quota.source.words))")
      help.append("Wait for the next month of the account, or plan fewer links at a time.")
    }
    if let left = context.quota.linksLeft, creates > left {
      faults.append(
        "it creates \(Quantity.counted(creates, "link")), and \(Quantity.grouped(left)) "
          + "\(left == 1 ? "is" : "are") left this month (\(context.quota.source.words))")
      help.append("Create fewer links, or raise the account's links per month.")
    }
    guard !faults.isEmpty else { return nil }
    if creates > 0, !context.quota.hasBulk {
      help.append(
        "The account has no bulk operations (`bulk_ops`), so that each new link is one call; with "
          + "them \(Quantity.counted(creates, "link")) would take "
          + "\(Quantity.counted((creates + 99) / 100, "call")).")
    }
    return Diagnostic(
      Diagnostic.Code("XQ2105", "the plan doesn't fit what is left"), at: nil,
      "guard \(name): \(faults.joined(separator: "; "))", help: help + [Guards.switchOff(name)])
  }

  /// `the plan needs 18 calls (1 usage, 1 list, 16 create)`.
  private static func calls(_ context: GuardContext) -> String {
    "the plan needs \(Quantity.counted(context.cost.total, "call")) (\(context.cost.parts))"
  }
}
