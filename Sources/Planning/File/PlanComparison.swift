// A saved plan was reviewed; what a new look at the service asks for may be less than it, never
// something else. So an interrupted plan is simply applied again.

package import Diagnostics
import Links

/// A saved plan held against one that was made just now from the same files and options.
///
/// The fresh plan is the one to carry out: what is done already is unchanged in it.
package struct PlanComparison: Sendable {
  /// Why the saved plan may not be carried out, a diagnostic a cause; empty where it may.
  package let staleness: [Diagnostic]

  /// Positions in the fresh plan: changes that were reviewed and are still to be done.
  package let toDo: [Int]

  /// Positions in the saved plan: changes that were carried out already.
  package let done: [Int]

  package var isStale: Bool { !staleness.isEmpty }

  /// Compares plans change by change.
  ///
  /// A link is to do where both plans ask for the same change from the same values, done where the
  /// fresh plan asks for nothing more, and stale in every other case. Links that neither plan
  /// writes don't matter.
  /// - Complexity: O(*n*) in the changes of both plans.
  package init(saved: Plan, fresh: Plan) {
    let pairs = ChangePairs(saved, fresh)
    var (toDo, done) = ([Int](), [Int]())
    var stale: [String] = []
    for pair in pairs.all {
      switch PlanComparison.verdict(pair, saved, fresh) {
      case .toDo: pair.fresh.map { toDo.append($0) }
      case .done: pair.saved.map { done.append($0) }
      case .idle: break
      case .stale: stale.append(PlanComparison.description(of: pair, saved, fresh))
      }
    }
    self.toDo = toDo
    self.done = done
    var causes = BindingDifferences.diagnostics(saved: saved, fresh: fresh)
    // Of another workspace every link is another one; naming them would hide the reason.
    let isElsewhere = saved.binding.workspaceID != fresh.binding.workspaceID
    if !stale.isEmpty, !isElsewhere { causes.append(PlanComparison.changedLinks(stale)) }
    staleness = causes
  }

  private enum Verdict { case toDo, done, idle, stale }

  private static func verdict(_ pair: ChangePairs.Pair, _ saved: Plan, _ fresh: Plan) -> Verdict {
    let old = pair.saved.map { saved.changes[$0] }
    let new = pair.fresh.map { fresh.changes[$0] }
    switch (old?.isWrite ?? false, new?.isWrite ?? false) {
    case (false, false): return .idle
    case (false, true): return .stale
    case (true, false): return isDone(new) ? .done : .stale
    case (true, true):
      guard let old, let new else { return .stale }
      return isSame(old, saved, new, fresh) ? .toDo : .stale
    }
  }

  /// Whether a reviewed write is carried out, judging by what there is to do now.
  private static func isDone(_ new: Change?) -> Bool {
    guard let new else { return true }
    return new.kind == .unchanged || new.reason == .alreadyPaused
  }

  private static func isSame(_ old: Change, _ saved: Plan, _ new: Change, _ fresh: Plan) -> Bool {
    if old.isBornPaused, new.kind == .pause, new.desired != nil { return true }
    if old.kind == .replace, new.kind == .create {
      // Its old link is deleted already.
      return old.isBornPaused == new.isBornPaused
        && means(saved.values(of: old).after, fresh.values(of: new).after)
    }
    guard old.kind == new.kind, old.isBornPaused == new.isBornPaused else { return false }
    let (before, after) = saved.values(of: old)
    let (newBefore, newAfter) = fresh.values(of: new)
    return means(before, newBefore) && means(after, newAfter)
      && saved.id(of: old) == fresh.id(of: new)
  }

  private static func means(_ left: LinkValues?, _ right: LinkValues?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.means(right)
  }
}

extension PlanComparison {
  private static func changedLinks(_ links: [String]) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2015", "live links have changed"), at: nil,
      "\(Quantity.counted(links.count, "link")) \(links.count == 1 ? "is" : "are") no longer as "
        + "the plan found \(links.count == 1 ? "it" : "them")",
      help: [BindingDifferences.wayOut], values: links)
  }

  /// `abc: planned update, now blocked (foreign-owner)`; `abc: planned update, now update (other
  /// url)`.
  private static func description(
    of pair: ChangePairs.Pair, _ saved: Plan, _ fresh: Plan
  ) -> String {
    let old = pair.saved.map { saved.changes[$0] }
    let new = pair.fresh.map { fresh.changes[$0] }
    let name =
      new.flatMap { fresh.slug(of: $0) } ?? old.flatMap { saved.slug(of: $0) }
      ?? new.flatMap { fresh.key(of: $0) } ?? old.flatMap { saved.key(of: $0) } ?? ""
    let text = "\(name): planned \(words(old)), now \(words(new))"
    guard let old, let new, words(old) == words(new) else { return text }
    let others = differences(old, saved, new, fresh)
    return others.isEmpty ? text : "\(text) (other \(others.joined(separator: ", ")))"
  }

  /// What isn't as in the saved plan where the same is to be done: the link, or fields whose values
  /// differ, before or after.
  private static func differences(
    _ old: Change, _ saved: Plan, _ new: Change, _ fresh: Plan
  ) -> [String] {
    guard saved.id(of: old) == fresh.id(of: new) else { return ["link"] }
    let (before, after) = saved.values(of: old)
    let (newBefore, newAfter) = fresh.values(of: new)
    return Change.Fields.named.filter { field, _ in
      [(before, newBefore), (after, newAfter)].contains { left, right in
        !means(part(left, field), part(right, field))
      }
    }.map(\.name)
  }

  /// One field of some values; nil where it doesn't count there.
  private static func part(_ values: LinkValues?, _ field: Change.Fields) -> LinkValues? {
    values.flatMap { $0.fields.contains(field) ? $0.limited(to: field) : nil }
  }

  private static func words(_ change: Change?) -> String {
    guard let change else { return "nothing" }
    return change.actions.joined(separator: " + ")
      + (change.reason == .none ? "" : " (\(change.reason.name))")
  }
}

extension Change {
  /// Whether a call is made for the link.
  package var isWrite: Bool {
    switch kind {
    case .create, .update, .adopt, .resume, .replace, .pause, .delete: true
    case .unchanged, .kept, .blocked, .skipped: false
    }
  }
}

extension Plan {
  fileprivate func id(of change: Change) -> String? { change.live.map { live[$0].id } }
}
