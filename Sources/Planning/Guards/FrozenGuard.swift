import Bytes
import Diagnostics
import Links

/// Stops a plan that would move a frozen code, take it away, let it expire earlier, or give it to
/// another campaign.
///
/// Where it leads may change. A link that merely isn't in the files any more is kept before.
enum FrozenGuard: Guard {
  static let name = "frozen"

  static func fault(in context: GuardContext) -> Diagnostic? {
    guard !context.lock.codes.isEmpty else { return nil }
    let frozen = Frozen(context)
    var moves: [String] = []
    var ends: [String] = []
    var replacements: [String] = []
    var expiries: [String] = []
    var takeovers: [String] = []
    for change in context.changes {
      if let code = frozen.leaving(change) { moves.append("\(code.slug) of '\(code.key)'") }
      if let code = frozen.ending(change) {
        if change.kind == .replace {
          replacements.append(code.slug)
        } else {
          ends.append(code.slug)
        }
      }
      if let code = frozen.expiring(change) { expiries.append(code) }
      if let code = frozen.taken(change) { takeovers.append("\(code.slug) of '\(code.campaign)'") }
    }
    let parts = [
      (moves, "would get another code"), (ends, "would be paused or deleted"),
      (replacements, "would be deleted and made anew"), (expiries, "would expire earlier"),
      (takeovers, "would change hands"),
    ].filter { !$0.0.isEmpty }
      .map { "\(Quantity.counted($0.0.count, "frozen link")) \($0.1) (\(samples($0.0)))" }
    guard !parts.isEmpty else { return nil }
    return Diagnostic(
      Diagnostic.Code("XQ2106", "a frozen code would break"), at: nil,
      "guard \(name): \(parts.joined(separator: ", "))",
      help: [
        "Put the slug, the state or the expiry back: `campaigns/xqr.lock` says that these codes are on paper.",
        "If a key was renamed, say so with `moved:` and freeze again.",
      ] + (ends.isEmpty ? [] : [wayOutOfPausing]) + [Guards.switchOff(name)])
  }

  private static let wayOutOfPausing =
    "To end a campaign whose codes are on paper, give its `lifecycle:` an `after_end` page: where a "
    + "frozen code leads may change."

  private static func samples(_ names: [String]) -> String {
    Quantity.listed(Array(names.prefix(3)), of: names.count)
  }
}

/// What changes do to frozen codes.
private struct Frozen {
  private let context: GuardContext
  private let campaign: String
  private let codes: [String: FrozenCode]

  init(_ context: GuardContext) {
    self.context = context
    campaign = context.desired.ownership.campaign
    codes = context.lock.codes(of: campaign)
  }

  /// The frozen code that a link of the files wouldn't have any more.
  func leaving(_ change: Change) -> FrozenCode? {
    guard let link = change.desired, change.kind != .skipped else { return nil }
    let frozen =
      codes[context.desired.keys.string(at: link)]
      ?? context.desired[link].formerKey.flatMap { codes[$0] }
    guard let frozen, change.kind != .unchanged || change.live != nil else { return nil }
    let slug =
      context.desired[link].slug ?? change.live.map { context.live.slugs.string(at: $0) } ?? ""
    return slug.lowercased() == frozen.slug.lowercased() ? nil : frozen
  }

  /// The frozen code that wouldn't redirect any more.
  func ending(_ change: Change) -> FrozenCode? {
    guard change.kind == .delete || change.kind == .replace || context.pauses(change) else {
      return nil
    }
    return code(ofLive: change).flatMap { $0.campaign == campaign ? $0 : nil }
  }

  /// The frozen code that would end before its time, with both times.
  ///
  /// Promised is what the lock says; where it doesn't, what lives; and for good where nothing does.
  func expiring(_ change: Change) -> String? {
    guard let link = change.desired, change.kind == .create || change.reason == .expiry else {
      return nil
    }
    let found = context.desired[link].slug.flatMap { context.lock.code($0) } ?? code(ofLive: change)
    guard let found, found.campaign == campaign, let wanted = context.desired[link].expiresAt else {
      return nil
    }
    let promised = found.expiresAt ?? change.live.flatMap { context.live[$0].expiresAt }
    guard promised.map({ wanted < $0 }) ?? true else { return nil }
    return "\(found.slug) at \(wanted), promised \(promised.map { "until \($0)" } ?? "for good")"
  }

  /// The frozen code of another campaign that this one would have.
  func taken(_ change: Change) -> FrozenCode? {
    guard let link = change.desired, change.kind != .blocked, change.kind != .skipped else {
      return nil
    }
    let code =
      context.desired[link].slug.flatMap { context.lock.code($0) } ?? code(ofLive: change)
    return code.flatMap { $0.campaign == campaign ? nil : $0 }
  }

  private func code(ofLive change: Change) -> FrozenCode? {
    change.live.flatMap { context.lock.code(context.live.slugs.string(at: $0)) }
  }
}
