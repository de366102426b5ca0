import Diagnostics
import Links

/// Stops a campaign that expands to nothing; it can't be switched off.
enum EmptyGuard: Guard {
  static let name = "empty"

  static func fault(in context: GuardContext) -> Diagnostic? {
    guard context.desired.count == 0 else { return nil }
    return Diagnostic(
      Diagnostic.Code("XQ2104", "the campaign expands to nothing"), at: nil,
      "guard \(name): the files ask for 0 links, and "
        + "\(Quantity.counted(context.owned, "live link")) of the campaign "
        + "\(context.owned == 1 ? "exists" : "exist")",
      help: [
        "Look at the data and the conditions with `xqr-campaign render`.",
        "To end a campaign, keep its links in the file and say `lifecycle: {state: retired}`; this "
          + "guard can't be switched off.",
      ])
  }
}
