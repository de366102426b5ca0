import Plugins

/// How plugins of either tier are started.
enum PluginStart {
  static func start(
    _ manifest: PluginManifest, _ setting: PluginSetting
  ) throws(PluginFailure) -> any RunningPlugin {
    switch manifest.runtime {
    case .lua: try LuaPlugin(manifest, setting)
    case .exec: try ExecutablePlugin(manifest, setting)
    }
  }
}
