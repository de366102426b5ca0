import Bytes
import Links
import Planning

/// A live link, plainly written.
struct Existing: Hashable {
  var slug: String
  var id: String
  var url = "https://a.example/x"
  var labels = ["campaign-c"]
  var rules: [RoutingRule] = []
  var expires: Int64?
  var isEnabled = true
  var scans = 0
  var lastScan: Int64?
  var created: Int64?

  init(_ slug: String, _ change: (inout Existing) -> Void = { _ in }) {
    self.slug = slug
    id = "id-\(slug)"
    change(&self)
  }
}

/// A listing of these links.
func listing(_ links: [Existing], isComplete: Bool = true) -> LiveListing {
  var builder = LiveSetBuilder()
  for link in links {
    builder.ids.append(link.id)
    builder.slugs.append(link.slug)
    builder.shortURLs.append("https://xqr.co/\(link.slug)")
    builder.destinations.append(link.url)
    for label in link.labels { builder.labels.items.append(label) }
    builder.labels.endRow()
    var rest = LiveSetBuilder.Rest()
    rest.rules = RuleSet(link.rules)
    rest.isEnabled = link.isEnabled
    rest.scanCount = link.scans
    rest.lastScan = link.lastScan.map { Instant(seconds: $0) }
    rest.createdAt = link.created.map { Instant(seconds: $0) }
    rest.expiresAt = link.expires.map { Instant(seconds: $0) }
    builder.endLink(rest)
  }
  var calls = Cost()
  calls[.list] = 1
  return LiveListing(
    links: builder.finish(), scope: .workspace, isComplete: isComplete, calls: calls)
}

/// A plan of plainly written links, at second 1000 unless said otherwise.
func planned(
  _ wanted: [Wanted], _ existing: [Existing], _ options: PlanOptions = PlanOptions(),
  isComplete: Bool = true, quota: Quota = Quota(), echoes: Echoes = Echoes(),
  upkeep: Upkeep = Upkeep(), ends: Instant? = nil, lock: Lock = Lock(), now: Int64 = 1000,
  worktree: Worktree = .notAsked, lastWrites: ((Set<String>) -> LastWrites)? = nil
) throws -> Plan {
  Planner.plan(
    desired: try desiredSet(wanted, upkeep: upkeep, ends: ends),
    listing: listing(existing, isComplete: isComplete), echoes: echoes, lock: lock,
    options: options,
    binding: Binding(
      inputs: [.init(path: "campaigns/c.yaml", digest: "00ff")],
      variables: [.init(name: "season", value: "summer")], toolVersion: "1.0",
      workspaceID: "ws_1", isSandbox: false),
    worktree: worktree,
    made: Made(
      id: "0123456789abcdef", time: Instant(seconds: now), quota: quota, rate: 8),
    lastWrites: lastWrites)
}
