import Bytes
import Diagnostics
import Links

/// The links that got their codes under other keys, by whether there is a code to keep.
struct RenamedLinks {
  private var kept: [DesiredLink] = []
  private var missing: [DesiredLink] = []

  /// - Parameter isComplete: Whether a link that isn't listed doesn't live.
  init(in walk: DiffWalk, isComplete: Bool) {
    guard !walk.desired.formerKeys.isEmpty else { return }
    for change in walk.changes {
      guard let link = change.desired, !walk.desired.formerKeys.isEmpty(at: link),
        walk.selects(link, change.live)
      else { continue }
      if change.live != nil {
        kept.append(walk.desired[link])
      } else if isComplete {
        missing.append(walk.desired[link])
      }
    }
  }

  var notes: [Diagnostic] {
    var notes: [Diagnostic] = []
    if !kept.isEmpty {
      notes.append(
        Diagnostic(
          Diagnostic.Code("XQ2009", "codes of former keys are kept"), .note, at: nil,
          "\(Quantity.counted(kept.count, "link")) \(kept.count == 1 ? "keeps" : "keep") the code "
            + "of a former key, as `moved:` says: \(names(kept))"))
    }
    if !missing.isEmpty {
      notes.append(
        Diagnostic(
          Diagnostic.Code("XQ2010", "former keys have no code to keep"), .warning, at: nil,
          "`moved:` names former keys of \(Quantity.counted(missing.count, "link")), and no link "
            + "lives that has \(missing.count == 1 ? "its code" : "their codes"): \(names(missing))",
          help: ["Check 'from:' for a slip, or take the rule out if nothing lived under that key."])
      )
    }
    return notes
  }

  private func names(_ links: [DesiredLink]) -> String {
    let names = links.prefix(3).map { "'\($0.key)' (was '\($0.formerKey ?? "")')" }
    return Quantity.listed(names, of: links.count)
  }
}
