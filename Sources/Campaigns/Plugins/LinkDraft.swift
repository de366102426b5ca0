import Bytes
import JSON
import Links

/// A link with its fields open to plugins, between expansion and the checks of the whole set.
struct LinkDraft {
  /// The number of the link that it comes from; several drafts can come from one.
  let origin: Int
  /// Its key before any plugin saw it: a draft's key is this, or begins with it.
  let originKey: String
  var key: String
  /// Nil where the service chooses.
  var slug: String?
  var destination: String
  var labels: [String]
  var rules: RuleSet
  var expiresAt: Instant?
  var isEnabled: Bool

  init(_ link: DesiredLink) {
    origin = link.index
    originKey = link.key
    key = link.key
    slug = link.slug
    destination = link.destination
    labels = link.desired.labels.strings(at: link.index)
    rules = link.rules
    expiresAt = link.expiresAt
    isEnabled = link.isEnabled
  }

  /// Writes the member `link` of an item, with the names of the campaign file.
  func write(_ link: DesiredLink, to json: inout JSONWriter) {
    json.key("link")
    json.beginObject()
    json.key("id")
    json.string(link.entry.id)
    json.key("key")
    json.string(key)
    json.key("custom_slug")
    if let slug { json.string(slug) } else { json.null() }
    json.key("url")
    json.string(destination)
    json.key("labels")
    json.beginArray()
    for label in labels { json.string(label) }
    json.endArray()
    json.key("routing_rules")
    RuleJSON.write(rules, to: &json)
    json.key("expires_at")
    if let expiresAt { json.string(expiresAt.description) } else { json.null() }
    json.key("enabled")
    json.bool(isEnabled)
    json.key("dimensions")
    json.beginObject()
    for dimension in link.dimensions {
      json.key(dimension.name)
      json.string(dimension.value)
    }
    json.endObject()
    json.endObject()
  }

  /// Adds the link to a set, with what no plugin sees taken over from the one that it comes from.
  func append(of link: DesiredLink, to builder: inout DesiredSetBuilder) {
    builder.keys.append(key)
    if let former = link.formerKey {
      builder.addFormerKey(former + key.dropFirst(originKey.count))
    }
    builder.slugs.append(slug ?? "")
    builder.destinations.append(destination)
    for label in labels { builder.labels.items.append(label) }
    builder.labels.endRow()
    if link.hasCode {
      builder.codes.append(
        link.codeStyle, file: link.codeFile ?? "", caption: link.codeCaption ?? "",
        of: builder.pendingLink)
    }
    for coordinate in link.coordinates { builder.addCoordinate(coordinate) }
    var rest = DesiredSetBuilder.Rest()
    rest.rules = rules
    rest.expiresAt = expiresAt
    rest.isEnabled = isEnabled
    builder.endLink(rest)
  }
}
