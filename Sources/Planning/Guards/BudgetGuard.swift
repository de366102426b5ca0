import Diagnostics
import Links

/// Stops a plan whose calls or links don't fit what is left.
///
/// What is unknown never blocks. `--max-calls` bounds what one run needs: the rest waits for the
/// next one.
enum BudgetGuard: Guard {
  static let name = "budget"

  static func fault(in context: GuardContext) -> Diagnostic? {
    let total = context.cost.total
    let needed = min(total, context.options.maxCalls ?? total)
    let creates = creates(in: context, calls: needed)
    var faults: [String] = []
    var help: [String] = []
    if let left = context.quota.callsLeft, needed > left {
      let limit = context.quota.callsLimit.map { " of \(Quantity.grouped($0))" } ?? ""
      let bound = needed < total ? ", \(Quantity.grouped(needed)) of them in this run" : ""
      faults.append(
        "\(calls(context))\(bound), and \(Quantity.grouped(left))\(limit) are left this month "
          + "(\(context.quota.source.words))")
      let reads = context.cost[.usage] + context.cost[.list]
      help.append(
        left > reads
          ? "Spread it over runs: `--max-calls \(left)` does now what fits, in the plan's order."
          : "Wait for the next month of the account.")
    }
    if let left = context.quota.linksLeft, creates > left {
      faults.append(
        "it creates \(Quantity.counted(creates, "link")), and \(Quantity.grouped(left)) "
          + "\(left == 1 ? "is" : "are") left this month (\(context.quota.source.words))")
      help.append("Create fewer links, or raise the account's links per month.")
    }
    if let fault = torn(context) {
      faults.append(fault)
      help.append("Allow more calls, or make fewer links anew in one run.")
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

  /// What is wrong where the calls of a run would end between deleting links and making them again.
  private static func torn(_ context: GuardContext) -> String? {
    let replacements = context.changes.count { $0.kind == .replace }
    guard replacements > 0, let most = context.options.maxCalls else { return nil }
    let size = context.quota.hasBulk ? BatchLimit.creates : 1
    let needed =
      context.cost[.usage] + context.cost[.list] + context.cost[.delete]
      + (replacements + size - 1) / size
    guard most < needed else { return nil }
    return "`--max-calls \(most)` could end between deleting links and making them again, which "
      + "takes \(Quantity.counted(needed, "call"))"
  }

  /// How many links a run of so many calls creates at most.
  private static func creates(in context: GuardContext, calls: Int) -> Int {
    let all = context.changes.count { $0.kind == .create || $0.kind == .replace }
    let writes = calls - context.cost[.usage] - context.cost[.list]
    return min(all, max(0, writes) * (context.quota.hasBulk ? 100 : 1))
  }

  /// `the plan needs 18 calls (1 usage, 1 list, 16 create)`.
  private static func calls(_ context: GuardContext) -> String {
    "the plan needs \(Quantity.counted(context.cost.total, "call")) (\(context.cost.parts))"
  }
}
