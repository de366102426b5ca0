/// A sandbox could not be started.
package enum SandboxError: Error, Hashable {
  /// The port can't be had; `code` is the system's error number, 0 where it gives none.
  case port(UInt16, code: Int32)
  /// The file is a SQLite database, but not a sandbox's of this version.
  case storeFormat(path: String)
  /// The store can't be opened; `reason` is SQLite's or the system's.
  case store(path: String, reason: String)
  /// Another sandbox has the store for itself: its process, and its address once it listens.
  case storeInUse(path: String, processID: Int32?, address: String?)
}
