import Planning

extension PlanText {
  /// Counts by kind, the price against what is left, and how long it takes.
  var totals: String {
    [counts, calls, time].filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  /// `Plan: 1,680 to create, 0 to update, 0 to pause, 0 to delete; 0 unchanged, 0 blocked`.
  private var counts: String {
    let summary = plan.summary
    let always: Set<Change.Kind> = [.create, .update, .pause, .delete, .unchanged, .blocked]
    func list(_ kinds: [Change.Kind], _ words: (Change.Kind) -> String) -> String {
      kinds.filter { always.contains($0) || summary[$0] > 0 }
        .map { "\(Quantity.grouped(summary[$0])) \(words($0))" }.joined(separator: ", ")
    }
    let writes = list([.create, .update, .adopt, .resume, .replace, .pause, .delete]) {
      "to \($0.name)"
    }
    return paint.bold("Plan:") + " \(writes); " + list([.unchanged, .kept, .blocked]) { $0.name }
  }

  private var calls: String {
    let quota = plan.made.quota
    let left =
      switch (quota.callsLeft, quota.callsLimit) {
      case (let left?, let limit?):
        "\(Quantity.grouped(left)) of \(Quantity.grouped(limit)) left this month"
      case (let left?, nil): "\(Quantity.grouped(left)) left this month"
      case (nil, _): "quota unknown"
      }
    let source = quota.callsLeft == nil ? "" : " (\(quota.source.words))"
    return "API calls: \(Quantity.grouped(plan.cost.total)) (\(plan.cost.parts)); \(left)\(source)"
  }

  private var time: String {
    guard plan.hasChanges else { return "" }
    guard let rate = plan.made.rate, rate > 0 else { return "Time: not paced" }
    let seconds = Int((Double(plan.cost.total) / rate).rounded(.up))
    let pace = rate == rate.rounded() && rate < 1e6 ? "\(Int(rate))" : "\(rate)"
    return "Time: about \(PlanText.duration(seconds)) at \(pace) calls a second"
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
}
