import Links
import Planning

extension FieldWords {
  /// What the changes of a group have in common; where they have nothing, one of them.
  static func fields(of group: ChangeGroup, in plan: Plan) -> [FieldWords] {
    let pattern = group.pattern
    let samples = fields(of: plan.changes[group.members[0]], in: plan)
    let isNew = plan.changes[group.members[0]].live == nil
    return samples.map { sample in
      let lines: [Line]? =
        switch sample.name {
        case "url": pattern.destination.flatMap(self.lines).map { $0 + more(sample, isNew, $0) }
        case "labels": pattern.labels.flatMap { self.lines($0, isNew) { $0 } }
        case "enabled":
          pattern.isEnabled.flatMap { values in
            values.after.map { [.from(values.before.map { "\($0)" }, to: "\($0)")] }
          }
        case "routing_rules": pattern.rules.flatMap { self.lines($0, isNew, \.line) }
        default: pattern.expiresAt.flatMap(self.lines)
        }
      return FieldWords(name: sample.name, lines: lines ?? sample.lines.prefix(1).map(\.asSample))
    }
  }

  /// A new link's whole URL, where the links have only a part in common: nobody has seen it yet.
  private static func more(_ sample: FieldWords, _ isNew: Bool, _ lines: [Line]) -> [Line] {
    guard isNew, case .value(let common)? = lines.first,
      case .value(let whole)? = sample.lines.first,
      common != whole
    else { return [] }
    return [.sample(from: nil, to: whole)]
  }

  /// Nil where the two sides would look alike.
  private static func lines(_ pattern: DestinationPattern) -> [Line]? {
    let after = text(pattern.after)
    guard let pieces = pattern.before else { return [.value(after)] }
    let before = text(pieces)
    return before == after ? nil : [.change(from: before, to: after)]
  }

  /// `https://www.example.com/…?utm_medium=qr`.
  private static func text(_ pieces: [CommonText]) -> String {
    var text = ""
    for piece in pieces {
      text += text.hasSuffix("…") && !piece.isWhole ? "" : piece.start
      if !piece.isWhole { text += text.hasSuffix("…") ? piece.end : "…" + piece.end }
    }
    return text
  }

  /// Nil where the links have nothing in common; without any item only the order differs.
  private static func lines<Value>(
    _ items: ChangePattern.Items<Value>, _ isNew: Bool, _ text: (Value) -> String
  ) -> [Line]? {
    let removed = items.removed.items.map { Item(sign: "-", text: text($0)) }
    let added = items.added.items.map { Item(sign: isNew ? "" : "+", text: text($0)) }
    let hasMore = items.removed.hasMore || items.added.hasMore
    guard !(removed + added).isEmpty else { return hasMore ? nil : [.note("in another order")] }
    return [.items(removed + added, hasMore: hasMore)]
  }

  private static func lines(_ values: ChangePattern.Values<ChangePattern.Expiry>) -> [Line]? {
    guard let after = values.after else { return nil }
    return [.from(values.before.map(text), to: text(after))]
  }

  private static func text(_ expiry: ChangePattern.Expiry) -> String {
    switch expiry {
    case .never: FieldWords.expiry(nil)
    case .at(let instant): FieldWords.expiry(instant)
    }
  }
}

extension FieldWords.Line {
  /// One link's line where it stands for many.
  fileprivate var asSample: FieldWords.Line {
    switch self {
    case .value(let text): .sample(from: nil, to: text)
    case .change(let before, let after): .sample(from: before, to: after)
    case .items, .sample, .note: .note("differs from link to link")
    }
  }
}
