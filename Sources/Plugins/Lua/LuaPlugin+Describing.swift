extension LuaPlugin {
  /// The manifest of a plugin that is one Lua file, from its header.
  ///
  /// Runs the script in the jail, so it costs a start of the worker.
  ///
  /// - Throws: Why the script has none; the plugin's name is then that of the file.
  package static func describe(_ path: String) throws(PluginFailure) -> PluginManifest {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let script: [UInt8]
    do throws(LuaScriptFile.Fault) {
      script = try LuaScriptFile.read(path)
    } catch {
      throw PluginFailure(stem(file), version: "", "can't be read: \(error.reason)")
    }
    return try describe(script, file: file)
  }

  static func describe(_ script: [UInt8], file: String) throws(PluginFailure) -> PluginManifest {
    var manifest = PluginManifest(name: stem(file), version: "", runtime: .lua, entry: file)
    let plugin = try LuaPlugin(manifest, script: script)
    defer { plugin.end() }
    let header = plugin.header
    func fault(_ reason: String) -> PluginFailure {
      PluginFailure(header.name ?? manifest.name, version: header.version ?? "", reason)
    }
    guard let name = header.name, !name.isEmpty else { throw fault("has no 'name' in its header") }
    guard let version = header.version, !version.isEmpty else {
      throw fault("has no 'version' in its header, a text such as '1.0.0'")
    }
    guard let number = header.protocolVersion else {
      throw fault("has no 'protocol = 1' in its header")
    }
    guard number == PluginManifest.protocolVersion else {
      throw fault(LuaHeader.wrongProtocol(number))
    }
    manifest.name = name
    manifest.version = version
    manifest.provides = header.provides
    return manifest
  }

  private static func stem(_ file: String) -> String {
    file.hasSuffix(".lua") ? String(file.dropLast(4)) : file
  }
}
