import Links
import Planning

/// What is said about one field of a link, for any view: data as it is, not made harmless yet.
struct FieldWords {
  enum Line {
    case value(String)
    case change(from: String, to: String)
    /// Items that are added (`+`) or taken away (`-`), or all there are.
    case items([Item], hasMore: Bool)
    /// One link stands for many that have nothing in common.
    case sample(from: String?, to: String)
    /// Words without data.
    case note(String)
  }

  struct Item {
    let sign: String
    let text: String
  }

  let name: String
  let lines: [Line]

  /// The fields of one change: new values of a new link, what differs of a live one.
  ///
  /// Without values to come, whose the live link is.
  static func fields(of change: Change, in plan: Plan) -> [FieldWords] {
    let (before, after) = plan.values(of: change)
    switch change.kind {
    case .create: return after.map { fields(nil, $0) } ?? []
    case .replace:
      return after.map { fields(before, $0, touched: change.fields) } ?? []
    case .update, .adopt, .blocked:
      guard let after else {
        return before.map { [FieldWords(name: "labels", lines: [.all($0.labels)])] } ?? []
      }
      return fields(before, after)
    case .resume, .pause, .delete, .unchanged, .kept, .skipped: return []
    }
  }

  /// - Parameter touched: The fields that are told; those of `after` where it is nil.
  static func fields(
    _ before: LinkValues?, _ after: LinkValues, touched: Change.Fields? = nil
  ) -> [FieldWords] {
    Change.Fields.named.filter { (touched ?? after.fields).contains($0.field) }.map { named in
      FieldWords(name: named.name, lines: lines(of: named.field, before, after))
    }
  }

  private static func lines(
    of field: Change.Fields, _ before: LinkValues?, _ after: LinkValues
  ) -> [Line] {
    switch field {
    case .destination: [.from(before?.destination, to: after.destination)]
    case .labels: [labels(before?.labels, after.labels)]
    case .enabled: [.from(before.map { "\($0.isEnabled)" }, to: "\(after.isEnabled)")]
    case .rules: rules(before?.rules, after.rules)
    default: [.from(before.map { expiry($0.expiresAt) }, to: expiry(after.expiresAt))]
    }
  }

  static func expiry(_ instant: Instant?) -> String { instant?.description ?? "never" }

  private static func labels(_ before: [String]?, _ after: [String]) -> Line {
    guard let before else { return .all(after) }
    let removed = before.filter { !after.contains($0) }.map { Item(sign: "-", text: $0) }
    let added = after.filter { !before.contains($0) }.map { Item(sign: "+", text: $0) }
    return .items(removed + added, hasMore: false)
  }

  private static func rules(_ before: RuleSet?, _ after: RuleSet) -> [Line] {
    guard let before else { return after.rules.map { .value($0.line) } }
    let (old, new) = (before.rules.map(\.line), after.rules.map(\.line))
    let removed = old.filter { !new.contains($0) }.map { Item(sign: "-", text: $0) }
    let added = new.filter { !old.contains($0) }.map { Item(sign: "+", text: $0) }
    let lines = (removed + added).map { Line.items([$0], hasMore: false) }
    return lines.isEmpty ? [.note("in another order")] : lines
  }
}

extension FieldWords.Line {
  static func from(_ before: String?, to after: String) -> FieldWords.Line {
    before.map { .change(from: $0, to: after) } ?? .value(after)
  }

  /// Items of a new link.
  static func all(_ texts: [String]) -> FieldWords.Line {
    .items(texts.map { FieldWords.Item(sign: "", text: $0) }, hasMore: false)
  }

  /// The line with each piece of data as the view shows data.
  func text(_ data: (String) -> String) -> String {
    func arrow(_ before: String?, _ after: String) -> String {
      before.map { "\(data($0)) → \(data(after))" } ?? data(after)
    }
    switch self {
    case .value(let text): return data(text)
    case .change(let before, let after): return arrow(before, after)
    case .sample(let before, let after): return "such as \(arrow(before, after))"
    case .note(let words): return words
    case .items(let items, let hasMore):
      let texts = items.map { $0.sign.isEmpty ? data($0.text) : "\($0.sign) \(data($0.text))" }
      return (texts + (hasMore ? ["…"] : [])).joined(separator: ", ")
    }
  }
}
