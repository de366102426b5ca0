import Applying
import Planning

/// What a campaign's last reports tell the next plan.
enum LastReport {
  /// The echoes of the last report that a run against the workspace wrote to its end.
  ///
  /// A killed run's report has few lines, so that those before it count too. Costs one small read
  /// where the last report has no echo.
  static func echoes(in folder: String, workspaceID: String) -> Echoes {
    var echoes = Echoes()
    for name in FileSystem.names(in: folder).reversed() where name.hasSuffix(".json") {
      let path = folder + "/" + name
      guard let start = FileSystem.readStart(of: path, count: ReportEchoes.headerBytes),
        let header = ReportEchoes.header(in: start), header.workspace == workspaceID
      else { continue }
      if header.notAsSent > 0, case .success(let bytes) = FileSystem.read(path) {
        ReportEchoes.add(from: bytes, to: &echoes)
      }
      if header.ended != .stopped(.killed) { break }
    }
    return echoes
  }
}
