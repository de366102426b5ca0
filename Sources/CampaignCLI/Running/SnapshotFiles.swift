import Diagnostics
import Links
import Planning

/// Snapshots in files: which one is meant, and where one may be saved.
enum SnapshotFiles {
  /// Where snapshots lie unless they are named, below the root.
  static let folder = ".xqr-campaign/snapshot"

  /// A snapshot with the file that it was read from.
  struct Read {
    let path: String
    let snapshot: Snapshot
  }

  struct Failure: Error {
    let diagnostic: Diagnostic
    /// Those that the diagnostic points into.
    var files = SourceFiles()
  }

  /// Takes the first file that is a snapshot, whatever its name, out of those that were named.
  static func take(from files: inout [String]) -> String? {
    guard let place = files.firstIndex(where: isSnapshot) else { return nil }
    return files.remove(at: place)
  }

  private static func isSnapshot(_ file: String) -> Bool {
    guard !FileSystem.isSpecial(file), let start = FileSystem.readStart(of: file, count: 512) else {
      return false
    }
    return Snapshot.isSnapshot(start)
  }

  /// Reads the named snapshot, or the one of the latest time in ``folder``.
  static func read(_ named: String?, root: String) throws(Failure) -> Read {
    if let named { return try read(named) }
    let base = root + "/" + folder
    var latest: Read?
    for name in FileSystem.names(in: base) where isSnapshot(base + "/" + name) {
      let found = try read(base + "/" + name)
      if latest.map({ $0.snapshot.taken <= found.snapshot.taken }) ?? true { latest = found }
    }
    guard let latest else { throw Failure(diagnostic: .noSnapshot(base)) }
    return latest
  }

  private static func read(_ path: String) throws(Failure) -> Read {
    let bytes: [UInt8]
    switch FileSystem.read(path) {
    case .success(let read): bytes = read
    case .failure(let fault): throw Failure(diagnostic: .unreadableSnapshot(path, fault))
    }
    var files = SourceFiles()
    let file = files.add(path: path, bytes: bytes)
    do throws(Diagnostic) {
      return Read(path: path, snapshot: try Snapshot(reading: bytes, file: file))
    } catch {
      throw Failure(diagnostic: error, files: files)
    }
  }

  /// Says early that a snapshot can't be saved; ``folder`` is made where it is asked for.
  static func faultOfSaving(to path: String, root: String) -> Diagnostic? {
    let folder = FileSystem.absolute(path).split(separator: "/").dropLast().joined(separator: "/")
    if "/" + folder == root + "/" + SnapshotFiles.folder {
      if let fault = FileSystem.makeFolder("/" + folder) {
        return .noPlace("--save-snapshot", path, fault)
      }
    }
    return FileSystem.faultOfWriting(to: path).map { .noPlace("--save-snapshot", path, $0) }
  }
}

extension SnapshotFiles.Read {
  /// `Compared with 'live.json', the links of 2026-11-26T04:33:00Z, 3 hours old: …`.
  func words(at now: Instant) -> String {
    "Compared with '\(path)', the links of \(snapshot.taken), "
      + "\(Age.words(seconds: now.seconds - snapshot.taken.seconds)): the service isn't asked.\n"
  }
}

/// How long ago something was, as people say it.
enum Age {
  static func words(seconds: Int64) -> String {
    switch seconds {
    case ..<0: "in the future by this machine's clock"
    case ..<120: "\(Quantity.counted(Int(seconds), "second")) old"
    case ..<7_200: "\(seconds / 60) minutes old"
    case ..<172_800: "\(seconds / 3_600) hours old"
    default: "\(Quantity.grouped(Int(seconds / 86_400))) days old"
    }
  }
}

extension Diagnostic {
  fileprivate static func noSnapshot(_ folder: String) -> Diagnostic {
    Diagnostic(
      Code("XQ4032", "there is no snapshot"), at: nil,
      "no snapshot was named, and none lies in '\(folder)'",
      help: [
        "Save one with `plan --save-snapshot \(SnapshotFiles.folder)/live.json`, or name one "
          + "beside `--offline`."
      ])
  }

  fileprivate static func unreadableSnapshot(
    _ path: String, _ fault: FileSystem.Fault
  ) -> Diagnostic {
    Diagnostic(Code("XQ4030", "not a snapshot"), at: nil, "'\(path)': \(fault.reason)")
  }
}
