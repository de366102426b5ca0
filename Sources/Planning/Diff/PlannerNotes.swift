import Bytes
import Diagnostics
import Links

/// What the planner has to say beside its changes.
enum PlannerNotes {
  /// The notes of a walk, in the order of their codes.
  static func findings(
    of walk: DiffWalk, _ changes: [Change], _ listing: LiveListing, _ cost: Cost,
    _ outside: OutsideChanges?
  ) -> [Finding] {
    var notes: [Diagnostic] = []
    if let most = walk.options.maxCalls, most < cost.total { notes.append(spread(cost, most)) }
    if !listing.isComplete { notes.append(incomplete) }
    if !walk.differInCase.isEmpty { notes.append(differInCase(walk)) }
    if walk.keepLabels > 0 { notes.append(keptLabels(walk.keepLabels)) }
    if !walk.echoed.isEmpty { notes.append(notAsSent(walk)) }
    if !walk.keepConditions.isEmpty { notes.append(keptConditions(walk)) }
    notes += RenamedLinks(in: walk, isComplete: listing.isComplete).notes
    if let hosts = HostNote.note(on: walk.desired) { notes.append(hosts) }
    if let due = due(walk.desired.entries, now: walk.now) { notes.append(due) }
    if let outside, outside.untold > 0 { notes.append(untold(outside)) }
    if let taken = listing.taken { notes.append(offline(taken)) }
    if walk.isPartial { notes.append(partial(changes, walk.options)) }
    if let anew = madeAnew(changes, walk) { notes.append(anew) }
    return notes.map { Finding(refuses: false, $0) }
  }

  private static let spreads = Diagnostic.Code("XQ2004", "the plan is spread over runs")

  static func spread(_ cost: Cost, _ most: Int) -> Diagnostic {
    let reads = cost[.usage] + cost[.list]
    guard most > reads else {
      return Diagnostic(
        spreads, .warning, at: nil,
        "`--max-calls \(most)` is used up by reading what exists (\(reads) calls); nothing would "
          + "be written",
        help: ["Allow more than \(Quantity.counted(reads, "call"))."])
    }
    return Diagnostic(
      spreads, .note, at: nil,
      "it needs \(Quantity.counted(cost.total, "call")) and `--max-calls \(most)` allows fewer: it "
        + "takes several runs, each of which reads anew and goes on where the last one ended")
  }

  private static func partial(_ changes: [Change], _ options: PlanOptions) -> Diagnostic {
    let left = changes.count { $0.kind == .skipped }
    return Diagnostic(
      Diagnostic.Code("XQ2020", "the plan is partial"), .warning, at: nil,
      "`\(options.selection.words)` selects \(Quantity.grouped(changes.count - left)) of "
        + "\(Quantity.counted(changes.count, "link")); the others are left as they are, whatever "
        + "the files ask",
      help: ["Plan without it before the campaign counts as done."])
  }

  /// Nil where no link is made anew.
  private static func madeAnew(_ changes: [Change], _ walk: DiffWalk) -> Diagnostic? {
    let replaced = changes.filter { $0.kind == .replace }.compactMap(\.live)
    guard !replaced.isEmpty else { return nil }
    let (count, isOne) = (replaced.count, replaced.count == 1)
    let names = replaced.prefix(3).map(walk.live.slugs.string(at:))
    return Diagnostic(
      Diagnostic.Code("XQ2022", "links are made anew"), .warning, at: nil,
      "\(Quantity.counted(count, "link")) \(isOne ? "is" : "are") deleted and made again under the "
        + "same code: between the two calls \(isOne ? "the code leads" : "the codes lead") nowhere "
        + "and \(isOne ? "is" : "are") free for anyone, and what was scanned so far is forgotten",
      help: ["If a run ends between the two, apply again at once: that makes what is missing."],
      values: ["made anew = \(Quantity.listed(names, of: count))"])
  }

  static var incomplete: Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2001", "the listing is incomplete"), .warning, at: nil,
      "the pages of the listing don't agree on how many links there are, so nothing is paused or "
        + "deleted and no link whose code the service chooses is made",
      help: ["Run again when nobody else changes links of this workspace."])
  }

  private static func differInCase(_ walk: DiffWalk) -> Diagnostic {
    let pairs = walk.differInCase.prefix(3).compactMap { place -> String? in
      guard let desired = walk.changes[place].desired, let live = walk.changes[place].live else {
        return nil
      }
      return "'\(walk.live.slugs.string(at: live))' for '"
        + "\(walk.desired.slugs.string(at: desired))'"
    }
    let count = walk.differInCase.count
    return Diagnostic(
      Diagnostic.Code("XQ2002", "slugs differ in case"), .note, at: nil,
      "\(Quantity.counted(count, "live slug")) \(count == 1 ? "differs" : "differ") from the file "
        + "in upper and lower case alone and \(count == 1 ? "is" : "are") taken as the same link: "
        + Quantity.listed(pairs, of: count))
  }

  private static func notAsSent(_ walk: DiffWalk) -> Diagnostic {
    let slugs = walk.echoed.prefix(3).compactMap { walk.changes[$0].live }
      .map(walk.live.slugs.string(at:))
    let count = walk.echoed.count
    return Diagnostic(
      Diagnostic.Code("XQ2005", "not as sent"), .note, at: nil,
      "\(Quantity.counted(count, "live link")) \(count == 1 ? "shows" : "show") something else than "
        + "what was sent, just as the last report tells; \(count == 1 ? "it isn't" : "they aren't") "
        + "sent again: \(Quantity.listed(slugs, of: count))")
  }

  private static func keptConditions(_ walk: DiffWalk) -> Diagnostic {
    let count = walk.keepConditions.count
    let names = walk.keepConditions.flatMap {
      walk.live[$0].rules.rules.flatMap(\.conditions.unknown)
    }
    let known = Set(names).sorted().prefix(3).map { "'\($0)'" }
    return Diagnostic(
      Diagnostic.Code("XQ2006", "conditions that aren't understood are kept"), .note, at: nil,
      "rules of \(Quantity.counted(count, "live link")) have conditions that this version doesn't "
        + "know (\(Quantity.listed(Array(known), of: Set(names).count))); they are otherwise as the "
        + "file says and stay as they are")
  }

  /// The entries whose end is past; nil where there is none.
  private static func due(_ entries: [LinkEntry], now: Int64) -> Diagnostic? {
    let due = entries.filter { ($0.ends?.seconds ?? .max) <= now }
    guard let end = due.compactMap(\.ends).min() else { return nil }
    let names = due.prefix(3).map { "'\($0.id)'" }
    return Diagnostic(
      Diagnostic.Code("XQ2007", "the campaign is due"), .warning, at: nil,
      (due.count == entries.count
        ? "it ended at \(end)"
        : "\(Quantity.listed(names, of: due.count)) ended at \(end)")
        + ", and its links still lead where they led",
      help: [
        "Say 'lifecycle: {state: retired}' to lead visitors to 'after_end' or, without one, to pause "
          + "the links; or move 'ends:'."
      ])
  }

  private static func offline(_ taken: Instant) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2018", "compared with a snapshot"), .note, at: nil,
      "the plan is what was to do at \(taken), and nobody looked what lives now; what is left of "
        + "the month is unknown")
  }

  static func untold(_ outside: OutsideChanges) -> Diagnostic {
    let (count, all) = (outside.untold, outside.overwritten)
    return Diagnostic(
      Diagnostic.Code("XQ2008", "no report tells of changes outside"), .note, at: nil,
      "of \(count == all ? "" : "\(Quantity.grouped(count)) of ")"
        + "\(Quantity.counted(all, "live link")) that would be overwritten no report at hand says "
        + "what was last written, so nobody can tell whether somebody else has changed them")
  }

  private static func keptLabels(_ count: Int) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2003", "other labels are kept"), .note, at: nil,
      "\(Quantity.counted(count, "live link")) \(count == 1 ? "carries" : "carry") labels that the "
        + "file doesn't ask for; they are kept")
  }
}
