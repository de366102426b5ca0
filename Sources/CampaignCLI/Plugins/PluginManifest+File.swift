import Campaigns
import Planning
import Plugins

extension PluginManifest {
  /// What a `plugin.yaml` says.
  init(_ file: PluginFile) {
    let runtime: Runtime =
      switch file.runtime {
      case .lua: .lua
      case .exec: .exec
      }
    var limits = PluginLimits(memoryMiB: PluginLimits.usualMemoryMiB(runtime))
    if let seconds = file.limits.startSeconds { limits.start = .seconds(seconds) }
    if let seconds = file.limits.callSeconds { limits.call = .seconds(seconds) }
    if let memory = file.limits.memory { limits.memoryMiB = memory }
    if let line = file.limits.line { limits.line = line << 20 }
    self.init(
      name: file.name, version: file.version, runtime: runtime, entry: file.entry,
      provides: PluginProvisions(
        Dictionary(
          file.provides.map { (ExtensionPoint($0.key), $0.value) },
          uniquingKeysWith: { first, _ in first })),
      capabilities: PluginCapabilities(net: file.net, read: file.read, env: file.env),
      limits: limits)
  }

  /// Whether the links of a campaign depend on it, and not only what is told of them.
  var shapesLinks: Bool {
    provides.names.keys.contains { $0 != .reporter && $0 != .hook }
  }

  /// The plugin with its files as the lock has plugins.
  func locked(_ content: PluginContent) -> LockedPlugin {
    LockedPlugin(
      name: name, version: version, protocolVersion: PluginManifest.protocolVersion,
      runtime: runtime.rawValue, net: capabilities.net, read: capabilities.read,
      env: capabilities.env, digest: content.digest,
      files: content.files.map {
        LockedPlugin.File(path: $0.path, isExecutable: $0.isExecutable, digest: $0.digest)
      })
  }
}

extension ExtensionPoint {
  fileprivate init(_ point: PluginFile.Point) {
    self =
      switch point {
      case .dataSources: .dataSource
      case .functions: .function
      case .transforms: .transform
      case .policies: .policy
      case .reporters: .reporter
      case .hooks: .hook
      }
  }
}
