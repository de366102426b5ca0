import Applying
import Bytes
import Campaigns
import Diagnostics
import Glibc
import Links
import Planning

extension ApplyRun {
  private var root: String { campaign.repository.root }

  /// Opens the campaign's journal, which also keeps a second run on this machine out.
  func openJournal() throws(RunFailure) -> JournalFile {
    do throws(JournalFile.Fault) {
      return try JournalFile(
        directory: root + "/.xqr-campaign/journal", campaign: links.ownership.campaign)
    } catch {
      throw RunFailure(.journal(error))
    }
  }

  func begin(
    _ journal: JournalFile, _ id: String, _ digest: String, _ machine: ApplyMachine,
    _ started: Instant
  ) async throws(RunFailure) -> JournalWriter {
    let calls = await session.callsOfCampaign
    let header = JournalHeader(
      run: id, planDigest: digest, processID: getpid(), started: started, machine: machine,
      made: calls.calls, retries: calls.retries)
    do throws(JournalFile.Fault) {
      return try journal.begin(header)
    } catch {
      throw RunFailure(.journal(error))
    }
  }

  /// The last run's journal where it was killed.
  ///
  /// - Throws: Where the journal is damaged, in which case nothing may be sent.
  func killedRun(_ journal: JournalFile) throws(RunFailure) -> JournalContents? {
    do throws(JournalContents.Fault) {
      return try journal.killedRun()
    } catch {
      let damage = JournalDamage(
        path: journal.path, shown: campaign.repository.path(of: journal.path),
        bytes: journal.contents, fault: error, mayDouble: links.hasServiceChosenSlugs)
      throw RunFailure(damage.diagnostic, files: damage.files)
    }
  }

  /// Writes the report of the last run, which was killed, before anything else happens.
  ///
  /// A run against another workspace can't be looked up here; its journal is kept.
  func report(
    _ contents: JournalContents, _ journal: JournalFile, _ listing: LiveListing,
    _ workspaceID: String
  ) throws(RunFailure) {
    guard contents.header.workspace == workspaceID else {
      throw RunFailure(.otherWorkspace(journal.path, contents.header.workspace))
    }
    let report = KilledRun(contents, listing: listing.links, isComplete: listing.isComplete)
      .report(
        endedAt: Clock.now, who: Person.name(bench.environment),
        hiding: campaign.project.sensitiveQuery)
    let saved = "reports/\(report.header.campaign)/\(report.header.fileName)"
    // A run that died behind its own report has told more than its journal can.
    if !FileSystem.isFile(root + "/" + saved) {
      do throws(ReportWriter.Failure) {
        _ = try ReportWriter.write(report.header, report.lines, under: root + "/reports")
      } catch {
        throw RunFailure(.unsavedReport(error))
      }
      bench.terminal.message("The last run was killed. Its report: \(saved)\n")
    }
    do throws(JournalFile.Fault) {
      try journal.closeKilledRun()
    } catch {
      throw RunFailure(.journal(error))
    }
  }

  /// Makes sure that the report can be written before anything is sent, wherever it is to go.
  func checkReportRoom() throws(RunFailure) {
    let bytes = ReportRoom.bytes(forLinks: links.count)
    if let fault = command.output.placeFault(bytes: bytes) { throw RunFailure(fault) }
    let fault = ReportRoom.fault(
      forLinks: max(links.count, reported?.report.lines.count ?? 0), of: links.ownership.campaign,
      under: root + "/reports")
    if let fault { throw RunFailure(.noReportFolder(fault)) }
  }

  /// Whether no run of the campaign has left a report in this folder.
  var isFirst: Bool {
    FileSystem.names(in: root + "/reports/" + links.ownership.campaign).isEmpty
  }

  /// Keys whose links an earlier run may have made without seeing them.
  ///
  /// Cost: one more listing, and only where such a run was.
  func heldKeys(_ listing: LiveListing) async throws -> [String: Instant] {
    guard links.hasServiceChosenSlugs else { return [:] }
    let now = Clock.now
    let reports = recentReports(now, of: await session.workspaceID)
    let new = Holdback.newKeys(in: reports, now: now)
    let cautious = Holdback.keys(in: reports, now: now, isListedTwice: false)
    guard !cautious.isEmpty else { return underNewKeys(new) }
    let again = try await session.courier.listing(listing.scope, of: links.ownership)
    let old = Holdback.keys(
      in: reports, now: now, isListedTwice: Holdback.agree(listing.links, again.links))
    return underNewKeys(old.merging(new) { max($0, $1) })
  }

  /// A link that was uncertain under its former key is so under the new one.
  private func underNewKeys(_ held: [String: Instant]) -> [String: Instant] {
    guard !held.isEmpty, !links.formerKeys.isEmpty else { return held }
    var held = held
    for link in 0..<links.count {
      if let former = links[link].formerKey, let since = held.removeValue(forKey: former) {
        held[links[link].key] = since
      }
    }
    return held
  }

  /// The last report of a whole run, those of partial ones after it, and all that ended so lately that a call of theirs may still be on its way.
  ///
  /// Only runs against the same workspace: a sandbox's links say nothing about others.
  private func recentReports(_ now: Instant, of workspaceID: String) -> [Report] {
    let folder = root + "/reports/" + links.ownership.campaign
    var reports: [Report] = []
    for name in FileSystem.names(in: folder).reversed() where name.hasSuffix(".json") {
      guard case .success(let bytes) = FileSystem.read(folder + "/" + name),
        let report = try? ReportReader.read(bytes), report.header.workspace == workspaceID
      else { continue }
      let isRecent = report.header.endedAt.seconds + Holdback.wait > now.seconds
      guard reports.allSatisfy(\.header.isPartial) || isRecent else { break }
      reports.append(report)
    }
    return reports
  }

  /// Refuses a saved plan that a run has finished already.
  func checkFinished(_ saved: Plan) throws(RunFailure) {
    let folder = root + "/reports/" + links.ownership.campaign
    for name in FileSystem.names(in: folder).reversed() where name.hasSuffix(".json") {
      guard case .success(let bytes) = FileSystem.read(folder + "/" + name),
        let report = try? ReportReader.readHeader(bytes), report.planID == saved.made.id,
        report.ended == .finished
      else { continue }
      throw RunFailure(.finishedPlan(name), status: .stalePlan)
    }
  }

  /// Refuses a saved plan that is not what would be done now.
  func checkStale(_ saved: Plan, _ fresh: Plan) throws(RunFailure) {
    let comparison = PlanComparison(saved: saved, fresh: fresh)
    guard comparison.isStale else { return }
    throw RunFailure(comparison.staleness, status: .stalePlan)
  }
}
