/// What an executable says of itself in the answer to `initialize`.
struct PluginHandshake: Hashable {
  var version: Int
  var name: String
  var release: String
  var provides: PluginProvisions

  init(_ result: StrictValue) throws(ShapeFault) {
    let members = try result.members(["protocolVersion", "plugin", "provides"])
    version = try members["protocolVersion"]?.number(in: 1...1000) ?? 0
    let plugin = try members["plugin"]?.members(["name", "version"]) ?? [:]
    name = try plugin["name"]?.text() ?? ""
    release = try plugin["version"]?.text() ?? ""
    let lists = ExtensionPoint.allCases.map(\.list)
    let provided = try members["provides"]?.members([], optional: lists) ?? [:]
    var names: [ExtensionPoint: [String]] = [:]
    for point in ExtensionPoint.allCases {
      if let list = provided[point.list] { names[point] = try list.texts() }
    }
    provides = PluginProvisions(names)
  }

  /// What keeps it from being the plugin of the manifest, for behind the plugin's name.
  func difference(from manifest: PluginManifest) -> String? {
    guard version == PluginManifest.protocolVersion else {
      return "speaks version \(version) of the protocol, this tool version "
        + "\(PluginManifest.protocolVersion)"
    }
    guard name == manifest.name, release == manifest.version else {
      return "says that it is '\(name)' \(release)"
    }
    for point in ExtensionPoint.allCases {
      let said = Set(provides.names[point] ?? [])
      let declared = Set(manifest.provides.names[point] ?? [])
      if let name = said.subtracting(declared).min() {
        return "provides the \(point.title) '\(name)', which its plugin.yaml doesn't declare"
      }
      if let name = declared.subtracting(said).min() {
        return "doesn't provide the \(point.title) '\(name)', which its plugin.yaml declares"
      }
    }
    return nil
  }
}
