import Applying
import Planning

/// What a campaign's last reports tell the next plan.
enum LastReport {
  /// The echoes of the last report of a whole run against the workspace.
  ///
  /// A killed or partial run's report tells of few links, so that those before it count too. Costs one small read
  /// where the last report has no echo.
  static func echoes(in folder: String, workspaceID: String) -> Echoes {
    var echoes = Echoes()
    for (path, header) in last(in: folder, workspaceID: workspaceID) where header.notAsSent > 0 {
      if case .success(let bytes) = FileSystem.read(path) {
        ReportEchoes.add(from: bytes, to: &echoes)
      }
    }
    return echoes
  }

  /// What the same reports say was last written to the links with these ids.
  static func writes(
    of ids: Set<String>, in folder: String, workspaceID: String
  ) -> LastWrites {
    var writes = LastWrites()
    for (path, _) in last(in: folder, workspaceID: workspaceID) {
      if case .success(let bytes) = FileSystem.read(path) {
        ReportWrites.add(from: bytes, of: ids, to: &writes)
      }
    }
    return writes
  }

  /// The last report of a whole run, and those of killed and partial runs after it, newest first.
  private static func last(
    in folder: String, workspaceID: String
  ) -> [(path: String, header: ReportHeader)] {
    var found: [(path: String, header: ReportHeader)] = []
    for name in FileSystem.names(in: folder).reversed() where name.hasSuffix(".json") {
      let path = folder + "/" + name
      guard let start = FileSystem.readStart(of: path, count: ReportEchoes.headerBytes),
        let header = ReportEchoes.header(in: start), header.workspace == workspaceID
      else { continue }
      found.append((path, header))
      if header.ended != .stopped(.killed), !header.isPartial { break }
    }
    return found
  }
}
