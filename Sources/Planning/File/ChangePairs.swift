import Bytes
import Links

/// The changes of two plans that are about the same link.
///
/// Desired links are told by their key, others by the service's id.
struct ChangePairs {
  struct Pair {
    let saved: Int?
    let fresh: Int?
  }

  /// In the order of the fresh plan, then what only the saved one has.
  let all: [Pair]

  init(_ saved: Plan, _ fresh: Plan) {
    let names = TextIndex(ChangePairs.names(of: saved))
    let freshNames = ChangePairs.names(of: fresh)
    var isPaired = [Bool](repeating: false, count: saved.changes.count)
    var pairs: [Pair] = []
    for place in fresh.changes.indices {
      let other = names.row(of: freshNames[place])
      if let other { isPaired[other] = true }
      pairs.append(Pair(saved: other, fresh: place))
    }
    for place in saved.changes.indices where !isPaired[place] {
      pairs.append(Pair(saved: place, fresh: nil))
    }
    all = pairs
  }

  /// A row per change that no other kind of link can have.
  private static func names(of plan: Plan) -> TextColumn {
    var names = TextColumnBuilder(rows: plan.changes.count)
    for change in plan.changes {
      if let index = change.desired {
        names.write("key ")
        names.append(plan.desired.keys[index])
      } else if let other = change.live {
        names.write("id ")
        names.append(plan.live.ids[other])
      } else {
        names.endRow()
      }
    }
    return names.finish()
  }
}
