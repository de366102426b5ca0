/// How a sandbox is set up.
///
/// The default is a sandbox in memory on a free port that takes any well-formed key, has no limits
/// and makes no faults.
package struct SandboxConfiguration: Sendable {
  /// Where the links are kept.
  package enum Storage: Hashable, Sendable {
    /// A SQLite file, made with its folder where it does not exist.
    case file(path: String)
    /// Gone when the server stops.
    case memory
  }

  package var storage: Storage
  /// Whether a file is refused that another sandbox has for itself; otherwise it is shared.
  package var isStoreExclusive = false
  /// The loopback port; 0 takes a free one.
  package var port: UInt16
  /// The keys that are known; none means that any well-formed key may do anything.
  package var keys: [SandboxKey]
  package var limits: SandboxLimits
  package var readings: SandboxReadings
  package var faults: FaultPlan
  /// What stands before the code in `short_url`, with its slash.
  package var shortURLPrefix: String

  package init(
    storage: Storage = .memory, port: UInt16 = 0, keys: [SandboxKey] = [],
    limits: SandboxLimits = .unlimited, readings: SandboxReadings = SandboxReadings(),
    faults: FaultPlan = .none, shortURLPrefix: String = "https://xqr.co/"
  ) {
    self.storage = storage
    self.port = port
    self.keys = keys
    self.limits = limits
    self.readings = readings
    self.faults = faults
    self.shortURLPrefix = shortURLPrefix
  }
}
