import Planning

/// The sums of a plan in words: counts by kind, the price against what is left, the time it takes.
struct PlanTotals {
  let plan: Plan
  private let summary: Plan.Summary

  init(_ plan: Plan) {
    self.plan = plan
    summary = plan.summary
  }

  /// `240 to create, 7,300 to update, 100 to pause, 0 to delete`.
  var writes: String {
    let always: Set<Change.Kind> = [.create, .update, .pause, .delete]
    let kinds: [Change.Kind] = [.create, .update, .adopt, .resume, .replace, .pause, .delete]
    return kinds.filter { always.contains($0) || summary[$0] > 0 }
      .map { "\(Quantity.grouped(summary[$0])) to \($0.name)" }.joined(separator: ", ")
  }

  /// `5 unchanged, 2 blocked`: links that nothing is to happen to; empty where there are none.
  var rest: String {
    [Change.Kind.unchanged, .kept, .blocked, .skipped].filter { summary[$0] > 0 }
      .map { kind in
        "\(Quantity.grouped(summary[kind])) \(kind == .skipped ? "not targeted" : kind.name)"
      }.joined(separator: ", ")
  }

  /// `19 (1 usage, 1 list, 17 create); 982 of 1,000 left this month (from /workspace/usage)`.
  var calls: String { "\(Quantity.grouped(plan.cost.total)) (\(plan.cost.parts)); \(left)" }

  /// `982 of 1,000 left this month (from /workspace/usage)`.
  var left: String {
    let quota = plan.made.quota
    let left =
      switch (quota.callsLeft, quota.callsLimit) {
      case (let left?, let limit?):
        "\(Quantity.grouped(left)) of \(Quantity.grouped(limit)) left this month"
      case (let left?, nil): "\(Quantity.grouped(left)) left this month"
      case (nil, _): "quota unknown"
      }
    return left + (quota.callsLeft == nil ? "" : " (\(quota.source.words))")
  }

  /// `about 3 s at 8 calls a second`; nil where nothing is to be done.
  var time: String? {
    guard plan.hasChanges else { return nil }
    guard let rate = plan.made.rate, rate > 0 else { return "not paced" }
    let seconds = Int((Double(plan.cost.total) / rate).rounded(.up))
    let pace = rate == rate.rounded() && rate < 1e6 ? "\(Int(rate))" : "\(rate)"
    return "about \(PlanTotals.duration(seconds)) at \(pace) calls a second"
  }

  /// The two largest units: `3 s`, `2 min 5 s`, `1 h 3 min`.
  private static func duration(_ seconds: Int) -> String {
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 {
      return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
    }
    let minutes = seconds / 60 % 60
    return "\(Quantity.grouped(seconds / 3600)) h" + (minutes == 0 ? "" : " \(minutes) min")
  }

  /// Why nothing is to be done; nil where something is, or where the plan is refused.
  var noChanges: String? {
    guard !plan.hasChanges, !plan.isRefused else { return nil }
    let open = plan.changes.count {
      $0.kind == .blocked || [.incompleteListing, .needsPrune].contains($0.reason)
    }
    let aim = plan.reverted == nil ? "as the files ask" : "as they were before the run"
    guard open > 0 else {
      let which = plan.isPartial ? "selected links" : "live links of the campaign"
      return "No changes. All \(which) are \(aim)."
    }
    return "No changes, but \(Quantity.counted(open, "link")) \(open == 1 ? "isn't" : "aren't") "
      + "\(aim)."
  }

  /// `This plan is refused by updates: nothing would be written.`; nil where it isn't.
  var refusal: String? {
    guard plan.isRefused else { return nil }
    let names = plan.findings.filter(\.refuses).compactMap(\.guardName)
    let by = names.isEmpty ? "" : " by \(names.joined(separator: ", "))"
    return "This plan is refused\(by): nothing would be written."
  }
}
