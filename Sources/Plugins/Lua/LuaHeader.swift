import JSON

/// What a script's returned table says of the plugin.
struct LuaHeader {
  var name: String?
  var version: String?
  var protocolVersion: Int?
  var provides = PluginProvisions()

  init() {}

  /// Reads what the worker made of it; nil where that is something else.
  init?(_ json: [UInt8]) {
    guard let root = try? JSONDocument(parsing: json).root else { return nil }
    for member in root.members {
      let name = member.key.string ?? ""
      if name == "header" {
        for field in member.value.members {
          switch field.key.string {
          case "name": self.name = field.value.string
          case "version": version = field.value.string
          case "protocol": protocolVersion = field.value.int.flatMap { Int(exactly: $0) }
          default: return nil
          }
        }
      } else {
        guard let point = ExtensionPoint(rawValue: name) else { return nil }
        let names = member.value.elements.compactMap(\.string)
        if !names.isEmpty { provides.names[point] = names.sorted() }
      }
    }
  }

  /// How the script differs from its manifest, as ``PluginFailure`` wants it; nil where it doesn't.
  ///
  /// A script beside a `plugin.yaml` needs no name, version and protocol of its own.
  func difference(from manifest: PluginManifest) -> String? {
    if let name, name != manifest.name { return "calls itself '\(name)' in its header" }
    if let version, version != manifest.version {
      return "says in its header that it is version '\(version)'"
    }
    if let protocolVersion, protocolVersion != PluginManifest.protocolVersion {
      return Self.wrongProtocol(protocolVersion)
    }
    for point in ExtensionPoint.allCases {
      let (ours, theirs) = (provides.names[point] ?? [], manifest.provides.names[point] ?? [])
      if let name = theirs.first(where: { !ours.contains($0) }) {
        return "declares the \(point.title) '\(name)', which its script doesn't have"
      }
      if let name = ours.first(where: { !theirs.contains($0) }) {
        return "has the \(point.title) '\(name)', which it doesn't declare"
      }
    }
    return nil
  }

  static func wrongProtocol(_ version: Int) -> String {
    "is for version \(version) of the protocol; this tool speaks"
      + " \(PluginManifest.protocolVersion)"
  }
}
