import Bytes
import Diagnostics
import Links
import Planning

/// What of a campaign can be frozen: the links that are in the files, live, and its own.
struct Freeze {
  let codes: [FrozenCode]
  /// New keys by former ones.
  private let renamed: [String: String]
  /// Links of the files that don't live yet, and those that are in somebody's way.
  private let unborn: Int
  private let blocked: Int

  init(_ plan: Plan) {
    var codes: [FrozenCode] = []
    var renamed: [String: String] = [:]
    for change in plan.changes {
      guard let link = change.desired, let other = change.live, Freeze.isOwn(change) else {
        continue
      }
      if let former = plan.desired[link].formerKey {
        renamed[former] = plan.desired.keys.string(at: link)
      }
      codes.append(
        FrozenCode(
          campaign: plan.desired.ownership.campaign, key: plan.desired.keys.string(at: link),
          slug: plan.live.slugs.string(at: other), since: plan.made.time,
          expiresAt: plan.live[other].expiresAt))
    }
    self.codes = codes
    self.renamed = renamed
    unborn = plan.changes.count { $0.kind == .create }
    blocked = plan.changes.count { $0.desired != nil && $0.kind == .blocked && !Freeze.isOwn($0) }
  }

  /// The lock with these codes; those of renamed keys stand under the new ones.
  ///
  /// - Throws: The first clash.
  func added(to lock: Lock, of campaign: String) throws(Lock.Clash) -> Lock {
    try lock.renaming(renamed, of: campaign).adding(codes)
  }

  /// Whether the live link is the campaign's, and the one that the file means.
  private static func isOwn(_ change: Change) -> Bool {
    switch change.kind {
    case .update, .resume, .pause, .unchanged, .kept: true
    case .blocked: [.expiry, .labels, .unknownCondition].contains(change.reason)
    case .create, .adopt, .replace, .delete, .skipped: false
    }
  }

  /// What is told of a campaign.
  func text(path: String, over lock: Lock) -> String {
    let new = codes.count { lock.code($0.slug) == nil }
    var parts = ["\(Quantity.counted(codes.count, "code")) frozen, \(Quantity.grouped(new)) new"]
    if unborn > 0 { parts.append("\(Quantity.counted(unborn, "link")) not live yet") }
    if blocked > 0 { parts.append("\(Quantity.counted(blocked, "blocked link")) left out") }
    return "\(path): \(parts.joined(separator: "; "))\n"
  }
}

extension Diagnostic {
  static func otherFrozenCode(_ clash: Lock.Clash) -> Diagnostic {
    Diagnostic(
      Code("XQ4041", "another code is frozen"), at: nil,
      "'\(clash.first.slug)' is frozen for '\(clash.first.key)' of '\(clash.first.campaign)', and "
        + "'\(clash.second.slug)' would be for '\(clash.second.key)' of '\(clash.second.campaign)'",
      help: ["Take the line that no longer holds out of `\(Repository.lockPath)`."])
  }
}
