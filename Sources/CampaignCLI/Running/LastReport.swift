import Applying
import Links
import Planning

/// What a campaign's last reports tell the next plan.
enum LastReport {
  /// The echoes of the last report of a whole run against the workspace.
  ///
  /// A killed or partial run's report tells of few links, so that those before it count too. Costs one small read
  /// where the last report has no echo.
  static func echoes(in folder: String, workspaceID: String) -> Echoes {
    var echoes = Echoes()
    let reports = reports(in: folder, workspaceID: workspaceID)
    for (path, header) in reports.last where header.notAsSent > 0 {
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
    let reports = reports(in: folder, workspaceID: workspaceID)
    for (path, _) in reports.last {
      if case .success(let bytes) = FileSystem.read(path) {
        ReportWrites.add(from: bytes, of: ids, to: &writes)
      }
    }
    for (path, _) in reports.late {
      if case .success(let bytes) = FileSystem.read(path) {
        ReportWrites.addLate(from: bytes, of: ids, to: &writes)
      }
    }
    return writes
  }

  private typealias Saved = (path: String, header: ReportHeader)

  /// The last report of a whole run, and those of killed and partial runs after it, newest first;
  /// behind them those of runs with a call that may have arrived after the last run's own.
  private static func reports(
    in folder: String, workspaceID: String
  ) -> (last: [Saved], late: [Saved]) {
    var (last, late): ([Saved], [Saved]) = ([], [])
    var began: Instant?
    for name in FileSystem.names(in: folder).reversed() where name.hasSuffix(".json") {
      let path = folder + "/" + name
      guard let start = FileSystem.readStart(of: path, count: ReportEchoes.headerBytes),
        let header = ReportEchoes.header(in: start), header.workspace == workspaceID
      else { continue }
      if let began {
        guard header.endedAt.seconds + Holdback.wait > began.seconds else { break }
        if header.mayArriveLate { late.append((path, header)) }
      } else {
        last.append((path, header))
        if header.ended != .stopped(.killed), !header.isPartial { began = header.started }
      }
    }
    return (last, late)
  }
}
