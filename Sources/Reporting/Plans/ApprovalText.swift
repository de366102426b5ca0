package import Planning

/// The question before an apply.
package enum ApprovalText {
  /// Says what can't be undone first, with its count.
  package static func question(_ plan: Plan) -> String {
    let summary = plan.summary
    var parts: [String] = []
    let kinds: [(Change.Kind, String)] = [
      (.delete, "delete"), (.pause, "pause"), (.replace, "replace"), (.update, "update"),
      (.adopt, "adopt"), (.resume, "resume"), (.create, "create"),
    ]
    for (kind, verb) in kinds where summary[kind] > 0 {
      parts.append("\(verb) \(Quantity.counted(summary[kind], "link"))")
    }
    let undo =
      summary[.delete] + summary[.replace] > 0
      ? " A deleted code is free for anyone, and there is no undo." : ""
    let place = plan.binding.isSandbox ? " in the SANDBOX" : ""
    let scope = plan.isPartial ? "Apply a part" : "Apply"
    return "\(scope): \(parts.joined(separator: ", "))\(place)?\(undo)"
  }
}
