import Links
import Planning

/// Every link of a status with its scans, in exactly one state.
struct StatusLinks {
  private enum State: String, CaseIterable {
    case neverScanned = "never scanned"
    case missing
    case paused
    case scanned

    var tone: Page.Tone {
      switch self {
      case .neverScanned: .warn
      case .missing: .bad
      case .paused: .calm
      case .scanned: .add
      }
    }
  }

  private(set) var links: PageLinks
  private var counts: [State: Int] = [:]

  /// The states that occur, those first that somebody may have to look at.
  var totals: [Page.Total] {
    State.allCases.compactMap { state in
      counts[state].map { Page.Total(state: state.rawValue, count: $0, tone: state.tone) }
    }
  }

  /// - Complexity: O(*n*) in the links.
  init(of plan: Plan) {
    links = PageLinks(isSandbox: plan.binding.isSandbox)
    var state = PageColumn("state", .state)
    var drift = PageColumn("drift", .facet)
    var entry = PageColumn("entry", .facet)
    var name = PageColumn("link", .name)
    var scans = PageColumn("scans", .number)
    var last = PageColumn("last scan", .text)
    var url = PageColumn("destination", .destination)
    var key = PageColumn("key", .detail)
    var shortURL = PageColumn("short URL", .detail)
    var dimensions = LinkDimensions(LinkCSV.names(plan.desired.entries))
    for change in plan.changes where change.kind != .skipped {
      let link = change.desired.map { plan.desired[$0] }
      let live = change.isOfOthers ? nil : change.live.map { plan.live[$0] }
      let found = StatusLinks.state(of: live)
      counts[found, default: 0] += 1
      state.add(found.rawValue)
      drift.add(change.isDrift ? change.kind.name : nil)
      entry.add(link?.entry.id ?? "not in the files")
      name.add(plan.name(of: change))
      scans.add(live.map { "\($0.scanCount)" })
      last.add(live?.lastScan?.description)
      url.add(live?.destination ?? link?.destination)
      key.add(link?.key)
      shortURL.add(live?.shortURL)
      dimensions.add(link?.dimensions ?? [])
      links.end(shortURL: live?.shortURL, [])
    }
    links.columns =
      [state, name] + dimensions.columns + [scans, last, url, entry, drift, key, shortURL]
  }

  private static func state(of live: LiveLink?) -> State {
    guard let live else { return .missing }
    if !live.isEnabled { return .paused }
    return live.scanCount == 0 ? .neverScanned : .scanned
  }
}
