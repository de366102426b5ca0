import JSON

extension LockFile {
  /// A line for a plugin, and then one for each of its files.
  static func write(_ plugin: LockedPlugin, into json: inout JSONWriter) {
    json.beginObject()
    text(&json, "plugin", plugin.name)
    text(&json, "version", plugin.version)
    json.key("protocol")
    json.int(plugin.protocolVersion)
    text(&json, "runtime", plugin.runtime)
    json.key("capabilities")
    json.beginObject()
    for (kind, list) in [("net", plugin.net), ("read", plugin.read), ("env", plugin.env)] {
      json.key(kind)
      json.beginArray()
      for item in list { json.string(item) }
      json.endArray()
    }
    json.endObject()
    text(&json, "digest", plugin.digest)
    json.endObject()
    json.newline()
    for file in plugin.files {
      json.beginObject()
      text(&json, "of", plugin.name)
      text(&json, "path", file.path)
      json.key("executable")
      json.bool(file.isExecutable)
      text(&json, "sha256", file.digest)
      json.endObject()
      json.newline()
    }
  }

  private static func text(_ json: inout JSONWriter, _ key: String, _ value: String) {
    json.key(key)
    json.string(value)
  }

  /// The plugin of a line, without its files; nil where the line is none.
  static func plugin(_ value: JSONValue) -> LockedPlugin? {
    guard let name = value["plugin"]?.string, let version = value["version"]?.string,
      let number = value["protocol"]?.int.flatMap({ Int(exactly: $0) }),
      let runtime = value["runtime"]?.string, let capabilities = value["capabilities"],
      let net = texts(capabilities["net"]), let read = texts(capabilities["read"]),
      let env = texts(capabilities["env"]), let digest = value["digest"]?.string
    else { return nil }
    return LockedPlugin(
      name: name, version: version, protocolVersion: number, runtime: runtime, net: net,
      read: read, env: env, digest: digest, files: [])
  }

  /// The file of a line and its plugin's name; nil where the line is none.
  static func file(_ value: JSONValue) -> (plugin: String, file: LockedPlugin.File)? {
    guard let name = value["of"]?.string, let path = value["path"]?.string,
      let isExecutable = value["executable"]?.bool, let digest = value["sha256"]?.string
    else { return nil }
    return (name, LockedPlugin.File(path: path, isExecutable: isExecutable, digest: digest))
  }

  private static func texts(_ value: JSONValue?) -> [String]? {
    guard let value, value.kind == .array else { return nil }
    let texts = value.elements.compactMap(\.string)
    return texts.count == value.count ? texts : nil
  }
}

extension LockedPlugin {
  /// The same plugin with files, in the order of their paths.
  func with(_ files: [File]) -> LockedPlugin {
    LockedPlugin(
      name: name, version: version, protocolVersion: protocolVersion, runtime: runtime, net: net,
      read: read, env: env, digest: digest, files: files.sorted { $0.path < $1.path })
  }
}
