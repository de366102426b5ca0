import Planning

// What the kinds, the fields and the reasons of changes are called.

extension Change.Kind {
  /// Two columns at most; a blank for links that nothing happens to.
  var symbol: String {
    switch self {
    case .create: "+"
    case .update: "~"
    case .adopt: "="
    case .resume: ">"
    case .replace: "-/+"
    case .pause: "|"
    case .delete: "-"
    case .blocked: "!"
    case .unchanged, .kept, .skipped: " "
    }
  }

  var colour: Paint.Colour? {
    switch self {
    case .create, .resume: .green
    case .update: .yellow
    case .adopt: .cyan
    case .pause: .magenta
    case .delete, .replace, .blocked: .red
    case .unchanged, .kept, .skipped: nil
    }
  }

  /// So many more of them: `7,288 more updates`.
  func countedMore(_ count: Int) -> String { Quantity.counted(count, "more \(noun)") }

  private var noun: String {
    switch self {
    case .create, .update, .resume, .pause, .delete: name
    case .adopt: "adoption"
    case .replace: "replacement"
    case .unchanged, .kept, .blocked, .skipped: "\(name) link"
    }
  }

  /// Whether printed codes may stop to work as they did.
  var breaksCodes: Bool {
    switch self {
    case .delete, .replace, .pause: true
    case .create, .update, .adopt, .resume, .unchanged, .kept, .blocked, .skipped: false
    }
  }
}

extension Change {
  /// Why the change is so; empty where its kind says all.
  var remark: String {
    Change.remark(
      kind, reason, isInFiles: desired != nil, isBornPaused: isBornPaused, outside: outside)
  }

  static func remark(
    _ kind: Kind, _ reason: Reason, isInFiles: Bool, isBornPaused: Bool, outside: Fields
  ) -> String {
    let words = remark(kind, reason, isInFiles: isInFiles, isBornPaused: isBornPaused)
    guard !outside.isEmpty else { return words }
    let changed = "changed outside (\(outside.fieldNames.joined(separator: ", ")))"
    return words.isEmpty ? changed : "\(words); \(changed)"
  }

  private static func remark(
    _ kind: Kind, _ reason: Reason, isInFiles: Bool, isBornPaused: Bool
  ) -> String {
    switch kind {
    case .create where isBornPaused: "created, then paused"
    case .pause where reason != .none: reason.words
    case .replace where isBornPaused: "deleted, made anew under the same code, then paused"
    case .replace: "deleted, then made anew under the same code"
    case .pause where isInFiles: "paused in the file"
    case .pause, .delete: "not in the files"
    case .kept, .blocked, .skipped: reason.words
    case .create, .update, .adopt, .resume, .unchanged: ""
    }
  }
}

extension Change.Reason {
  /// Why nothing happens to a link, and the way out.
  var words: String {
    switch self {
    case .none: ""
    case .onRemoveKeep: "not in the files, kept by `on_remove: keep`"
    case .alreadyPaused: "not in the files, paused already"
    case .incompleteListing: "the listing is incomplete; run again"
    case .needsPrune: "not in the files; deleting it needs `--prune`"
    case .frozen: "not in the files, kept because its code is frozen in `campaigns/xqr.lock`"
    case .foreignOwner: "belongs to another campaign; choose another slug"
    case .unmanaged: "belongs to no campaign; take it over with `--adopt`, or choose another slug"
    case .twoOwners: "carries two owner labels; take one away"
    case .twin: "another live link carries the same key label; take it from one of them"
    case .expiry:
      "the service can't change an expiry; keep the live one in the file, use a new slug, or make "
        + "the link anew with `--replace KEY`"
    case .slug:
      "the service can't change a code; keep the live one in the file, use a new key, or make a "
        + "new link with `--replace KEY`"
    case .labels: "more than ten labels together; take some away"
    case .expired: "the expiry isn't in the future"
    case .chosenCode:
      "`--replace` can't keep a code that the service chose; use a new key, or give the link its "
        + "code with `custom_slug:`"
    case .notTargeted: "not selected by `--target` and `--exclude`"
    case .madeByRun: "made by the run, and a new link can't be unmade"
    case .pausedBefore: "paused before the run"
    case .unknownCondition:
      "a live rule has a condition that this version doesn't know and would lose; take it away in "
        + "the service, or leave the rules alone with `lifecycle: {ignore: [routing_rules]}`"
    }
  }
}
