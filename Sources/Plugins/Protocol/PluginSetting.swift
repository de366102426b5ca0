/// Where and with what a plugin is started.
package struct PluginSetting: Sendable {
  /// The folder of the plugin's verified files, from the root of the file system.
  package var folder: String

  /// An empty folder for this start alone, which is the plugin's `HOME`; whoever made it removes
  /// it after the end.
  package var home: String

  /// What the declaration says under `config:`, as one JSON object.
  package var config: [UInt8]

  /// The environment variables that were granted, and nothing else.
  package var environment: [String: String]

  /// The time of the plan, in seconds since 1970.
  package var time: Int64

  /// The version of this tool.
  package var host: String

  package init(
    folder: String, home: String, config: [UInt8] = Array("{}".utf8),
    environment: [String: String] = [:], time: Int64 = 0, host: String = ""
  ) {
    self.folder = folder
    self.home = home
    self.config = config
    self.environment = environment
    self.time = time
    self.host = host
  }

  /// The whole environment of an executable; what was granted can't take the place of what every
  /// plugin has.
  var variables: [String: String] {
    environment.merging([
      "HOME": home, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC",
      "SOURCE_DATE_EPOCH": String(time), "XQR_PLUGIN": "1",
    ]) { _, fixed in fixed }
  }
}
