import Diagnostics
import Glibc
import Plugins

/// `trust.json` in the user's state folder: `$XDG_STATE_HOME/xqr-campaign`, or below
/// `~/.local/state`.
struct TrustFile {
  let path: String

  /// - Throws: Where no folder is known, or where it is one of the checkout, whose authors could
  ///   then give grants.
  init(_ environment: [String: String], outside repository: Repository) throws(Diagnostic) {
    let folder: String
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      folder = state
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.local/state"
    } else {
      throw .noGrants("neither XDG_STATE_HOME nor HOME names a folder")
    }
    path = folder + "/xqr-campaign/trust.json"
    if repository.checkoutHolds(path) {
      throw .noGrants("'\(path)' lies in the repository that asks for them")
    }
  }

  /// The grants; none where there is no file.
  ///
  /// - Throws: Where others than its owner may write the file, or where it holds no grants.
  func read() throws(Diagnostic) -> [PluginGrant] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw .noGrants("'\(path)': \(String(cString: strerror(errno)).lowercased())")
      }
      return []
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw .noGrants("others than you can write '\(path)'")
    }
    let bytes: [UInt8]
    switch FileSystem.read(path, limit: 1 << 24) {
    case .success(let content): bytes = content
    case .failure(let fault): throw .noGrants("'\(path)': \(fault.reason)")
    }
    do throws(GrantFile.Fault) {
      return try GrantFile.read(bytes)
    } catch {
      throw .noGrants("'\(path)' \(error.reason)")
    }
  }

  /// Replaces the grants, in a file of the user's alone.
  func write(_ grants: [PluginGrant]) throws(Diagnostic) {
    let folder = String(path.dropLast("/trust.json".count))
    let fault =
      FileSystem.makeFolder(folder)
      ?? FileSystem.write(GrantFile.bytes(grants), to: path, mode: 0o600)
    if let fault { throw .noGrants("'\(path)' can't be written: \(fault.reason)") }
  }
}

extension Diagnostic {
  static func noGrants(_ detail: String) -> Diagnostic {
    Diagnostic(
      Code("XQ5021", "grants can't be used"), at: nil, detail,
      help: [
        "Grants are kept for one person, outside of every repository.",
        "A damaged file can be removed; then trust the plugins anew.",
      ])
  }
}
