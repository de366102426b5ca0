import Bytes
import Links

extension Plan {
  /// The options to plan anew with, for whoever carries out this plan: what it makes anew is named
  /// by the links that give way, so that what was made already isn't made once more.
  package var optionsToday: PlanOptions {
    var options = options
    let keys = Set(options.replacedKeys)
    let old = changes.filter { change in
      [.replace, .blocked].contains(change.kind) && key(of: change).map(keys.contains) ?? false
    }.compactMap(\.live)
    options.replacedIDs = Set(old.map(live.ids.string(at:)))
    return options
  }
}
