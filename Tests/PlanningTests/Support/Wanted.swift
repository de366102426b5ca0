import Bytes
import Links
import Planning

/// A desired link, plainly written.
struct Wanted: Hashable {
  var key: String
  /// Empty where the service chooses.
  var slug: String
  var url = "https://a.example/x"
  var labels: [String] = []
  var rules: [RoutingRule] = []
  var expires: Int64?
  var isEnabled = true
  var store = "s1"
  /// The key by which it got its code, where that is another one.
  var former: String?

  init(_ slug: String, _ change: (inout Wanted) -> Void = { _ in }) {
    key = "key of \(slug)"
    self.slug = slug
    change(&self)
  }

  /// A link whose slug the service chooses.
  static func chosen(_ key: String, _ change: (inout Wanted) -> Void = { _ in }) -> Wanted {
    Wanted("") {
      $0.key = key
      change(&$0)
    }
  }
}

/// The set of these links, all of one entry over one axis.
func desiredSet(
  _ links: [Wanted], ownership: Ownership = Ownership(campaign: "c"),
  upkeep: Upkeep = Upkeep(), ends: Instant? = nil
) throws -> DesiredSet {
  var builder = DesiredSetBuilder(ownership: ownership)
  var stores: [String] = []
  for link in links where !stores.contains(link.store) { stores.append(link.store) }
  builder.beginEntry(
    LinkEntry(
      id: "poster", span: nil, axes: [Axis(name: "store", values: TextColumn(stores))],
      upkeep: upkeep, ends: ends))
  for link in links {
    builder.keys.append(link.key)
    if let former = link.former {
      let column = TextColumn([former])
      builder.addFormerKey(column[0])
    }
    builder.slugs.append(link.slug)
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
