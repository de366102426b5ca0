/// Holds a count against a limit that is a number or a share of the live links.
struct ShareLimit {
  let count: Int
  let whole: Int
  let limit: PlanOptions.SourcedLimit
  /// Below so many live links a share says nothing; a number always binds.
  let floor: Int

  var isExceeded: Bool {
    switch limit.limit {
    case .count(let most): count > most
    case .percent(let most): whole >= floor && Double(count) * 100 > most * Double(whole)
    }
  }

  /// `412 of 1,000 live links (41.2 %)`.
  var share: String {
    "\(Quantity.grouped(count)) of \(Quantity.counted(whole, "live link")) "
      + "(\(Quantity.percent(count, of: whole)))"
  }

  /// `the limit of 300, which is 30 % (default)`.
  var bound: String {
    switch limit.limit {
    case .count(let most): "the limit of \(Quantity.grouped(most)) (\(limit.source))"
    case .percent(let most):
      "the limit of \(Quantity.grouped(Int(most * Double(whole) / 100))), which is "
        + "\(ShareLimit.text(most)) % (\(limit.source))"
    }
  }

  /// The way out that names the flag with a number that is enough.
  func raise(_ flag: String) -> String {
    "If the plan is what you want, let it through with `\(flag) \(count)`."
  }

  private static func text(_ percent: Double) -> String {
    percent == percent.rounded() && percent.magnitude < 1e6 ? "\(Int(percent))" : "\(percent)"
  }
}
