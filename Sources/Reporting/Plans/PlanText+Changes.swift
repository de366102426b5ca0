import Links
import Planning

extension PlanText {
  /// One change: its link, why it is so, then the fields that it touches.
  func lines(of change: Change) -> String {
    let symbol = paint(change.kind.symbol, change.kind.colour)
    let indent = String(repeating: " ", count: max(0, 3 - change.kind.symbol.count))
    let remark = change.remark
    var text = indent + symbol + " " + plan.title(of: change).printable
    text += (remark.isEmpty ? "" : ": \(remark)") + "\n"
    for field in FieldWords.fields(of: change, in: plan) {
      for line in field.lines {
        text += "      \(field.name.padded(to: 14))\(line.text(\.printable))\n"
      }
    }
    return text
  }
}

extension Plan {
  /// `s-0421-de  poster store=0421 lang=de`.
  fileprivate func title(of change: Change) -> String {
    var title = slug(of: change) ?? "(new code)"
    if let index = change.desired {
      let link = desired[index]
      title += "  " + place(of: link)
      if link.slug == nil || link.dimensions.isEmpty { title += " key \(link.key)" }
    }
    return title
  }

  /// `poster store=0421 lang=de`.
  func place(of link: DesiredLink) -> String {
    ([link.entry.id] + link.dimensions.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }
}
