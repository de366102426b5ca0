import Bytes
import Diagnostics
import Links

/// Stops a plan that would overwrite what somebody changed by other means than the files.
enum OutsideGuard: Guard {
  static let name = "outside"

  private static var help: [String] {
    [
      "To keep what is live, put it into the file; `lifecycle: {ignore: […]}` leaves a field to "
        + "others for good.",
      Guards.switchOff(name) + " Then the file wins.",
    ]
  }

  private static var helpOfRevert: [String] {
    [
      "Somebody, or a later run, changed them since: look at what is live before it goes.",
      Guards.switchOff(name) + " Then the values from before the run win.",
    ]
  }

  static func fault(in context: GuardContext) -> Diagnostic? {
    var links: [Int] = []
    var fields: Change.Fields = []
    for change in context.changes where !change.outside.isEmpty {
      fields.formUnion(change.outside)
      change.live.map { links.append($0) }
    }
    guard !links.isEmpty else { return nil }
    let samples = links.prefix(3).map(context.live.slugs.string(at:))
    let names = fields.fieldNames.map { "`\($0)`" }.joined(separator: ", ")
    let (count, isOne) = (links.count, links.count == 1)
    return Diagnostic(
      Diagnostic.Code("XQ2109", "what was changed outside would be overwritten"), at: nil,
      "guard \(name): \(Quantity.grouped(count)) of "
        + "\(Quantity.counted(context.owned, "live link")) no longer \(isOne ? "has" : "have") what "
        + "the \(context.isRevert ? "" : "last ")report says was written (\(names)), and would be overwritten",
      help: context.isRevert ? helpOfRevert : help,
      values: ["changed outside = \(Quantity.listed(samples, of: count))"])
  }
}
