import Bytes
import Diagnostics
import Links

/// Stops a plan that knows none of the campaign's live links.
///
/// Then another repository uses the campaign's id, or the template of its slugs has changed.
enum OverlapGuard: Guard {
  static let name = "overlap"

  static func fault(in context: GuardContext) -> Diagnostic? {
    guard context.owned > 0, context.matched == 0 else { return nil }
    let owner = context.desired.ownership.ownerLabel
    return Diagnostic(
      Diagnostic.Code("XQ2103", "none of the live links is in the files"), at: nil,
      "guard \(name): 0 of \(Quantity.counted(context.owned, "live link")) with the label "
        + "'\(owner)' are among the \(Quantity.counted(context.desired.count, "link")) of the "
        + "campaign: \(Quantity.counted(context.owned, "printed code")) would go dead or be left "
        + "behind",
      help: [
        "If the slug template changed, put it back: a printed code can't follow.",
        "If keys changed, say which with `moved:`, so that the links keep their codes.",
        "If another repository uses the id '\(context.desired.ownership.campaign)', "
          + "choose another one.",
        Guards.switchOff(name),
      ],
      values: [
        "live = \(samples(ofLive: context))", "in the files = \(samples(ofDesired: context))",
      ])
  }

  private static func samples(ofLive context: GuardContext) -> String {
    let slugs = context.changes.lazy.filter { $0.desired == nil }.compactMap(\.live).prefix(3)
      .map(context.live.slugs.string(at:))
    return Quantity.listed(Array(slugs), of: context.owned)
  }

  private static func samples(ofDesired context: GuardContext) -> String {
    let names = context.desired.order.prefix(3).map { row in
      let link = context.desired[Int(row)]
      return link.slug ?? "key \(link.key)"
    }
    return Quantity.listed(names, of: context.desired.count)
  }
}
