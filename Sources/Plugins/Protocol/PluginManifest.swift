/// What a plugin's `plugin.yaml`, or the header of its one Lua file, declares.
package struct PluginManifest: Hashable, Sendable {
  /// The version of the protocol that this tool speaks.
  package static let protocolVersion = 1

  package enum Runtime: String, Hashable, Sendable {
    case lua, exec
  }

  package var name: String
  package var version: String
  package var runtime: Runtime

  /// The file that is run, from the plugin's folder.
  package var entry: String
  package var provides: PluginProvisions
  package var capabilities: PluginCapabilities
  package var limits: PluginLimits

  package init(
    name: String, version: String, runtime: Runtime, entry: String,
    provides: PluginProvisions = PluginProvisions(),
    capabilities: PluginCapabilities = PluginCapabilities(), limits: PluginLimits = PluginLimits()
  ) {
    self.name = name
    self.version = version
    self.runtime = runtime
    self.entry = entry
    self.provides = provides
    self.capabilities = capabilities
    self.limits = limits
  }
}

/// What a plugin asks for; shown when trust is given, and part of what is trusted.
package struct PluginCapabilities: Hashable, Sendable {
  /// `host:port`, paths, and names of environment variables, each in alphabetical order.
  package var net: [String]
  package var read: [String]
  package var env: [String]

  package init(net: [String] = [], read: [String] = [], env: [String] = []) {
    self.net = net.sorted()
    self.read = read.sorted()
    self.env = env.sorted()
  }
}

/// How long and how large a plugin may get before it is stopped.
package struct PluginLimits: Hashable, Sendable {
  package var start: Duration = .seconds(5)
  package var call: Duration
  /// What one item of a call may compute; only scripts are measured so finely.
  package var item: Duration = .seconds(1)
  package var memoryMiB: Int
  /// Of one line of an answer, in bytes.
  package var line = 16 << 20
  /// What each step of the end is given: leaving by itself, and after SIGTERM.
  package var end: Duration = .seconds(2)

  /// The memory that a plugin has without saying so: Lua's arena, or the data of a program.
  package static func usualMemoryMiB(_ runtime: PluginManifest.Runtime) -> Int {
    switch runtime {
    case .lua: 64
    case .exec: 1024
    }
  }

  package init(call: Duration = .seconds(30), memoryMiB: Int = usualMemoryMiB(.lua)) {
    self.call = call
    self.memoryMiB = memoryMiB
  }
}
