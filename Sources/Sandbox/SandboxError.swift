/// A sandbox could not be started.
package enum SandboxError: Error, Hashable {
  /// The port is in use, or may not be used.
  case port(UInt16)
  /// The file is a SQLite database, but not a sandbox's of this version.
  case storeFormat(path: String)
  /// The store can't be opened; `reason` is SQLite's or the system's.
  case store(path: String, reason: String)
}
