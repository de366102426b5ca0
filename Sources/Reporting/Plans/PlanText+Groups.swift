import Planning

extension PlanText {
  /// So many groups of one kind are shown, the largest ones; where codes can break, all.
  private static let groupLimit = 5

  /// Changes by what happens and why, what can break a code first; within that by entry, what they
  /// have in common said once.
  func groups(of shown: [Int]) -> String {
    let groups = plan.groups(of: shown)
    return Change.Kind.destructiveFirst.flatMap { kind in
      let all = groups.filter { $0.kind == kind }
      let limit = kind.breaksCodes ? all.count : PlanText.groupLimit
      let rest = all.dropFirst(limit)
      return all.prefix(limit).map(text) + (rest.isEmpty ? [] : [more(kind, rest)])
    }.joined(separator: "\n")
  }

  private func text(of group: ChangeGroup) -> String {
    var lines = [head(group)]
    if !group.reasonWords.isEmpty { lines.append("    \(group.reasonWords)") }
    for field in FieldWords.fields(of: group, in: plan) {
      for line in field.lines {
        lines.append("    \(field.name.padded(to: 14))\(line.text(\.printable))")
      }
    }
    lines.append("    " + "links".padded(to: 14) + group.samples(in: plan, \.printable))
    return lines.map { $0 + "\n" }.joined()
  }

  /// `~ 7,300 update  poster: 1,825 stops × 2 languages`.
  private func head(_ group: ChangeGroup) -> String {
    let symbol = paint(group.kind.symbol, group.kind.colour)
    let count = paint.bold("\(Quantity.grouped(group.count)) \(group.kind.name)")
    return "\(symbol) \(count)" + (group.place.isEmpty ? "" : "  \(group.place.printable)")
  }

  private func more(_ kind: Change.Kind, _ groups: some Collection<ChangeGroup>) -> String {
    let links = groups.reduce(0) { $0 + $1.count }
    return "\(paint(kind.symbol, kind.colour)) … and \(kind.countedMore(links)) in "
      + "\(Quantity.counted(groups.count, "group")); `--verbose` lists all\n"
  }
}
