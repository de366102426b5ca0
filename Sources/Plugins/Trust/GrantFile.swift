import JSON

/// `trust.json`: the grants of one person, one JSON object.
package enum GrantFile {
  package static let kind = "xqr-campaign.trust"
  private static let version = (major: 1, text: "1.0")

  /// Why a file holds no grants, as a sentence without a full stop.
  package struct Fault: Error, Hashable, Sendable {
    package let reason: String
  }

  /// A grant in each line, by project and plugin.
  package static func bytes(_ grants: [PluginGrant]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string(version.text)
    json.key("kind")
    json.string(kind)
    json.key("grants")
    json.beginArray()
    for grant in grants.sorted(by: { ($0.project, $0.plugin) < ($1.project, $1.plugin) }) {
      json.newline()
      json.beginObject()
      for (key, value) in [
        ("project", grant.project), ("plugin", grant.plugin), ("digest", grant.digest),
      ] {
        json.key(key)
        json.string(value)
      }
      json.key("capabilities")
      json.beginObject()
      let asked = grant.capabilities
      for (key, list) in [("net", asked.net), ("read", asked.read), ("env", asked.env)] {
        json.key(key)
        json.beginArray()
        for item in list { json.string(item) }
        json.endArray()
      }
      json.endObject()
      json.endObject()
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// - Throws: Where the file is none, is of a later major version, or one of its grants is damaged.
  package static func read(_ bytes: [UInt8]) throws(Fault) -> [PluginGrant] {
    guard let root = (try? JSONDocument(parsing: bytes))?.root, root["kind"]?.string == kind,
      let text = root["format_version"]?.string
    else { throw Fault(reason: "is no file of grants") }
    guard text.split(separator: ".").first == "\(version.major)" else {
      throw Fault(reason: "has format version \(text), which this tool doesn't know")
    }
    guard let list = root["grants"], list.kind == .array else {
      throw Fault(reason: "has no list 'grants'")
    }
    let grants = list.elements.compactMap(grant)
    guard grants.count == list.count else { throw Fault(reason: "has a grant that is damaged") }
    return grants
  }

  private static func grant(_ value: JSONValue) -> PluginGrant? {
    guard let project = value["project"]?.string, let plugin = value["plugin"]?.string,
      let digest = value["digest"]?.string, PluginContent.isDigest(digest),
      let asked = value["capabilities"], let net = texts(asked["net"]),
      let read = texts(asked["read"]), let env = texts(asked["env"])
    else { return nil }
    return PluginGrant(
      project: project, plugin: plugin, digest: digest,
      capabilities: PluginCapabilities(net: net, read: read, env: env))
  }

  private static func texts(_ value: JSONValue?) -> [String]? {
    guard let value, value.kind == .array else { return nil }
    let texts = value.elements.compactMap(\.string)
    return texts.count == value.count ? texts : nil
  }
}
