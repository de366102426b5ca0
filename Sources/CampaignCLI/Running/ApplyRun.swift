import Applying
import Diagnostics
import Links
import Planning
import Plugins
import Reporting

/// Applies one campaign: lock, plan, approval, calls, report, in this order.
///
/// Nothing is sent that writes before the journal is open and the report's folder can be written.
struct ApplyRun {
  let campaign: Workbench.Loaded
  /// The run that is undone; nil where the campaign's files are carried out.
  var reported: ReportedRun?
  let links: DesiredSet
  let all: [DesiredSet]
  let options: PlanOptions
  let saved: PlanFile?
  let session: Session
  let bench: Workbench
  let meter: RunMeter
  let command: ApplyCommand

  private var root: String { campaign.repository.root }
  private var reports: String { root + "/reports" }
  private var paint: Paint { Paint(isOn: bench.terminal.coloursOutput) }

  func run() async -> ExitStatus {
    await session.beginCampaign()
    do {
      let journal = try openJournal()
      let killed = try killedRun(journal)
      if let saved { try checkFinished(saved.plan) }
      return try await run(journal, killed)
    } catch let failure as RunFailure {
      bench.show(failure)
      return failure.status
    } catch let failure as CallFailure {
      meter.end()
      bench.show(failure, from: session.connection)
      return failure.status
    } catch {
      preconditionFailure("no other error is thrown: \(error)")
    }
  }

  private func run(
    _ journal: JournalFile, _ killed: JournalContents?
  ) async throws -> ExitStatus {
    let counts = reported.map { [$0.report.lines.count] } ?? all.map(\.count)
    let listing = try await session.listing(of: links.ownership, counts: counts)
    if let killed { try report(killed, journal, listing, await session.workspaceID) }
    var applying = ApplyOptions()
    applying.hasCompleteListing = listing.isComplete
    applying.held = try await heldKeys(listing)
    var plan = try await plan(listing)
    if let saved {
      try checkStale(saved.plan, plan)
      plan = plan.refused(as: saved.plan)
    }
    bench.show(rulesBrokenBy: plan, of: campaign)
    guard !plan.isRefused else { return refuse(plan) }
    if saved == nil, !command.output.json { show(plan) }
    if command.output.json, !command.autoApprove, saved == nil {
      let columns = bench.terminal.messageColumns
      bench.terminal.message(PlanText(plan, paint: paint, columns: columns).text)
    }
    guard plan.hasChanges else { return try await leave(plan, listing) }
    guard approved(plan) else { return .failed }
    return try await carryOut(plan, listing, applying, journal)
  }

  private func plan(_ listing: LiveListing) async throws -> Plan {
    guard let reported else {
      let check = command.planning.check
      if saved == nil, let fault = check.fault(in: listing, of: links, among: all.count) {
        throw RunFailure(fault)
      }
      return await session.vantage.plan(
        campaign, links, listing, options,
        worktree: await campaign.worktree(options, bench.environment))
    }
    return try await session.vantage.plan(back: reported, listing, options)
  }

  private func show(_ plan: Plan) {
    bench.terminal.output(text(of: plan))
  }

  /// Shows a plan that a guard refuses: for machines it is the result.
  private func refuse(_ plan: Plan) -> ExitStatus {
    let isPrinted = command.output.print(
      PlanFile(plan).bytes, { text(of: plan) }, on: bench.terminal)
    let isAdded = addSummary { PlanMarkdown(plan, limit: $0).text }
    return isPrinted && isAdded ? .guarded : ExitStatus.guarded.combined(with: .failed)
  }

  /// The plan as it is shown where results go.
  private func text(of plan: Plan) -> String {
    let columns = bench.terminal.outputColumns
    return PlanText(plan, paint: paint, isVerbose: command.verbose, columns: columns).text
  }

  /// Gives the account of a run that has nothing to do; unless it is asked for, only to machines.
  private func leave(_ plan: Plan, _ listing: LiveListing) async throws -> ExitStatus {
    let now = Clock.now
    let account = ApplyMachine(plan: plan).account
    let header = await header(RunID.make(), digest(plan), plan, now, .finished, account)
    let text = saved == nil ? "" : "Nothing to do: the plan is carried out already.\n"
    if command.report == .always {
      try checkReportRoom()
      try save(header, account, plan)
    } else if !command.output.isWanted {
      bench.terminal.output(text)
    } else if !command.output.print(
      ReportWriter.bytes(header, account.lines(of: plan)), { text }, on: bench.terminal)
    {
      throw RunFailure(status: .failed)
    }
    // A saved report is in the summary already.
    let isAdded =
      command.report == .always || addSummary { PlanMarkdown(plan, limit: $0).text }
    guard isAdded else { throw RunFailure(status: .failed) }
    return ApplyRun.status(.finished, account, listing)
  }

  /// Adds a part to each summary that is wanted; false, after a message, where one can't be had.
  private func addSummary(_ part: (Int) -> String) -> Bool {
    SummaryFile.all(named: command.summaryFile, bench.environment)
      .map { $0.add(part, on: bench.terminal) }.allSatisfy(\.self)
  }

  private func approved(_ plan: Plan) -> Bool {
    if saved != nil || command.autoApprove { return true }
    guard bench.terminal.canAsk else {
      bench.terminal.message(
        "\nxqr-campaign: this needs approval, and nobody can be asked here. '--auto-approve' gives it.\n"
      )
      return false
    }
    let question = "\n\(ApprovalText.question(plan)) Only 'yes' is taken: "
    if bench.terminal.approves(question) { return true }
    bench.terminal.message("Nothing was changed.\n")
    return false
  }

  private func carryOut(
    _ plan: Plan, _ listing: LiveListing, _ options: ApplyOptions, _ journal: JournalFile
  ) async throws -> ExitStatus {
    if links.hasServiceChosenSlugs, isFirst { bench.show(.mayDouble(links.ownership.campaign)) }
    try checkReportRoom()
    let started = Clock.now
    let id = RunID.make()
    let digest = digest(plan)
    let audience = PluginAudience(campaign, bench, plan)
    guard
      audience.tell(.beforeApply, digest: digest, counts: plan.summary.named, run: id)
    else { return .guarded }
    var options = options
    options.limits.inFlight = await session.courier.gate.window
    var machine = ApplyMachine(plan: plan, options: options)
    let writer = try await begin(journal, id, digest, machine, started)
    session.forgetListing()
    let (courier, meter) = (session.courier, meter)
    let hold = Signals.hold {
      courier.interrupt()
      meter.announceStop()
    }
    let calls = await session.callsOfCampaign.calls.total
    meter.begin(
      "apply", earlier: await session.courier.gate.spent.total - calls,
      planned: calls + plan.cost.writes)
    // Until the report is saved: it tells what was done, whoever wants an end meanwhile.
    defer { hold.release() }
    machine = await courier.run(machine, journal: writer)
    meter.end()
    let ended = Ended(machine.stops)
    var status = ExitStatus.done
    if command.verify, ended != .stopped(.interrupted) {
      status = await verify(&machine, listing.scope)
    }
    let header = await header(id, digest, plan, started, ended, machine.account)
    try save(header, machine.account, plan)
    // Only now: a kill before this line finds the account in the journal.
    await writer.end(ended)
    let outcomes = machine.account.counts.named
    for kind in [PluginEvent.Kind.afterApply, .applied] {
      audience.tell(kind, digest: digest, counts: outcomes, run: id)
    }
    return ApplyRun.status(ended, machine.account, listing).combined(with: status)
  }

  /// Lists again and holds the account against it; a listing that fails costs no report.
  ///
  /// - Returns: Whether somebody wanted an end meanwhile.
  private func verify(
    _ machine: inout ApplyMachine, _ scope: LiveListing.Scope
  ) async -> ExitStatus {
    do throws(CallFailure) {
      let after = try await session.courier.listing(scope, of: links.ownership)
      let different = machine.verify(against: after.links)
      if different.isEmpty {
        bench.terminal.message("Verified: every link is as the account says.\n")
      } else {
        bench.show(.differing(different.count))
      }
      return .done
    } catch {
      bench.show(error, from: session.connection)
      return error == .stopped(.interrupted) ? .interrupted : .done
    }
  }

  /// Saves and shows the report; where it can't be saved it is shown whole.
  private func save(_ header: ReportHeader, _ account: Accounting, _ plan: Plan) throws {
    let lines = account.lines(of: plan)
    var path: String?
    var failure: RunFailure?
    do throws(ReportWriter.Failure) {
      path = try ReportWriter.write(header, account, of: plan, under: reports)
    } catch {
      failure = RunFailure(.unsavedReport(error))
    }
    let shown = path.map { $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : $0 }
    let isPrinted = command.output.print(
      ReportWriter.bytes(header, lines),
      {
        ReportText(
          header, lines, path: shown, paint: paint, isVerbose: command.verbose,
          columns: bench.terminal.outputColumns
        ).text
      }, on: bench.terminal)
    let isAdded = addSummary { ReportMarkdown(header, lines, limit: $0).text }
    if let failure { throw failure }
    if !isPrinted || !isAdded { throw RunFailure(status: .failed) }
  }

  /// The exit code of a run that was carried out.
  static func status(
    _ ended: Ended, _ account: Accounting, _ listing: LiveListing
  ) -> ExitStatus {
    var status = ExitStatus.done
    if case .stopped(let stop) = ended { status = stop.status }
    if account.counts.problems > 0 || !listing.isComplete {
      status = status.combined(with: .incomplete)
    }
    return status
  }

  private func header(
    _ id: String, _ digest: String, _ plan: Plan, _ started: Instant, _ ended: Ended,
    _ account: Accounting
  ) async -> ReportHeader {
    var header = ReportHeader(
      campaign: links.ownership.campaign, run: id, planDigest: digest,
      workspace: plan.binding.workspaceID, isSandbox: plan.binding.isSandbox,
      toolVersion: Version.text, who: Person.name(bench.environment),
      commit: GitCommit.current(in: root), started: started, endedAt: Clock.now, ended: ended)
    header.planID = (saved?.plan ?? plan).made.id
    header.isPartial = plan.isPartial
    header.sensitiveQuery = plan.options.sensitiveQuery
    header.counts = account.counts
    header.linkCount = account.linkCount
    header.notAsSent = account.notAsSentCount(in: plan)
    header.planned = plan.cost
    (header.made, header.retries) = await session.callsOfCampaign
    return header
  }

  /// The digest of what was reviewed.
  private func digest(_ plan: Plan) -> String { saved?.digest ?? PlanFile(plan).digest }
}

/// Why a run didn't begin, or can't give its account.
struct RunFailure: Error {
  let diagnostics: [Diagnostic]
  let status: ExitStatus
  /// Those that the diagnostics point into.
  var files = SourceFiles()

  init(_ diagnostics: Diagnostic..., status: ExitStatus = .failed) {
    self.diagnostics = diagnostics
    self.status = status
  }

  init(_ diagnostic: Diagnostic, files: SourceFiles) {
    self.init(diagnostic)
    self.files = files
  }

  init(_ diagnostics: [Diagnostic], status: ExitStatus) {
    self.diagnostics = diagnostics
    self.status = status
  }
}
