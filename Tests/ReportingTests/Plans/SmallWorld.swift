import Bytes
import Links
import Planning

/// A campaign and a service, plainly written.
struct SmallWorld {
  struct Link {
    var url = "https://a.example/x"
    var labels: [String] = []
    var rules: [RoutingRule] = []
    var expires: Int64?
    var isEnabled = true
    var store = "0421"
  }

  var options = PlanOptions()
  var quota = Quota()
  var isSandbox = false
  var dimension = "store"
  private var wanted: [(slug: String, link: Link)] = []
  private var found: [(slug: String, link: Link)] = []

  init() {
    quota.callsLeft = 982
    quota.callsLimit = 1000
    quota.source = .usage
  }

  /// A link of the files, of entry `poster`.
  mutating func want(_ slug: String, _ change: (inout Link) -> Void = { _ in }) {
    var link = Link()
    change(&link)
    wanted.append((slug, link))
  }

  /// A live link, of campaign `summer` unless told otherwise.
  mutating func find(_ slug: String, _ change: (inout Link) -> Void = { _ in }) {
    var link = Link(labels: ["campaign-summer"])
    change(&link)
    found.append((slug, link))
  }

  func plan() throws -> Plan {
    Planner.plan(
      desired: try desired(),
      listing: LiveListing(links: live(), scope: .campaign, isComplete: true, calls: Cost()),
      options: options,
      binding: Binding(
        inputs: [], variables: [], toolVersion: "1.0", workspaceID: "ws_1", isSandbox: isSandbox),
      made: Made(id: "0", time: Instant(seconds: 1000), quota: quota, rate: 8))
  }

  private func desired() throws -> DesiredSet {
    var builder = DesiredSetBuilder(ownership: Ownership(campaign: "summer"))
    let stores = Set(wanted.map(\.link.store)).sorted()
    builder.beginEntry(
      LinkEntry(id: "poster", span: nil, axes: [Axis(name: dimension, values: TextColumn(stores))]))
    for (slug, link) in wanted {
      builder.keys.append("key \(slug)")
      builder.slugs.append(slug)
      builder.destinations.append(link.url)
      for label in link.labels { builder.labels.items.append(label) }
      builder.labels.endRow()
      builder.addCoordinate(UInt32(stores.firstIndex(of: link.store) ?? 0))
      var rest = DesiredSetBuilder.Rest()
      rest.rules = RuleSet(link.rules)
      rest.expiresAt = link.expires.map { Instant(seconds: $0) }
      rest.isEnabled = link.isEnabled
      builder.endLink(rest)
    }
    return try builder.finish()
  }

  private func live() -> LiveSet {
    var builder = LiveSetBuilder()
    for (slug, link) in found {
      builder.ids.append("id-\(slug)")
      builder.slugs.append(slug)
      builder.shortURLs.append("https://xqr.co/\(slug)")
      builder.destinations.append(link.url)
      for label in link.labels { builder.labels.items.append(label) }
      builder.labels.endRow()
      var rest = LiveSetBuilder.Rest()
      rest.rules = RuleSet(link.rules)
      rest.expiresAt = link.expires.map { Instant(seconds: $0) }
      rest.isEnabled = link.isEnabled
      builder.endLink(rest)
    }
    return builder.finish()
  }
}
