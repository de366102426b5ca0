import Campaigns
import Diagnostics

extension Workbench {
  /// Does some work with a service and ends the connection behind it, whatever came of the work.
  ///
  /// - Parameters:
  ///   - root: Of the repository, which has the sandbox's store.
  ///   - project: Has the address, unless the environment does.
  /// - Returns: The exit code of the work, or, after a message, that of a connection that can't be
  ///   had.
  func connected(
    _ service: ServiceOptions, root: String, _ project: ProjectFile,
    _ work: (Connection) async -> ExitStatus
  ) async -> ExitStatus {
    let connection: Connection
    do throws(Connection.Failure) {
      connection = try await Connection.open(
        service, root: root, project, environment,
        log: CallLog(service.logLevel, terminal))
    } catch {
      show(DiagnosticList([error.diagnostic]), error.files)
      return error.status
    }
    if let warning = connection.warning { show(warning) }
    let status = await work(connection)
    await connection.close()
    return status
  }

  /// Does it with the service of campaigns that were read: that of the first.
  func connected(
    _ service: ServiceOptions, to campaigns: [Loaded], _ work: (Connection) async -> ExitStatus
  ) async -> ExitStatus {
    await connected(service, root: campaigns[0].repository.root, campaigns[0].project, work)
  }
}
