import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning

/// `apply`: carries out a saved plan, or plans, asks and carries out.
struct ApplyCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make the service be as the campaign files ask.",
    discussion: """
      Given a saved plan it carries out exactly that, or refuses it where files, workspace or \
      live links have changed since. Given campaign files, or nothing, it plans, shows the plan \
      and asks.

      It can be stopped at any time: what is in flight is finished and reported, and the next \
      apply goes on. A killed run is accounted for by the next one. The report lies in \
      reports/<campaign>/ and has every link in exactly one outcome.

      Exit codes: 0 done; 4 a link failed, is blocked or unknown; 5 refused by a guard; 10 quota \
      or --max-calls used up; 11 stale plan; 130 interrupted; 1 errors; 3 no access.
      """)

  @OptionGroup var campaigns: CampaignOptions
  @OptionGroup var planning: PlanningOptions

  @Flag(name: .customLong("auto-approve"), help: "Don't ask.")
  var autoApprove = false

  @Flag(help: "List everything again at the end and hold the outcomes against it.")
  var verify = false

  @Option(help: ArgumentHelp("When a report is saved: changes or always.", valueName: "when"))
  var report: ReportChoice = .changes

  @Option(
    name: .customLong("summary-file"),
    help: ArgumentHelp(
      "Add what happened to FILE in Markdown, as with GITHUB_STEP_SUMMARY in the environment.",
      valueName: "file"), completion: .file())
  var summaryFile: String?

  @Flag(help: "Show every change and every problem, however many.")
  var verbose = false

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  enum ReportChoice: String, ExpressibleByArgument, CaseIterable { case changes, always }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns, takesPlan: true) { return status }
    let saved: PlanFile?
    var named = campaigns
    do throws(Diagnostic) {
      saved = try SavedPlan.read(campaigns.files)
    } catch {
      bench.show(error)
      return .failed
    }
    if let saved {
      guard planning.isUntouched else {
        bench.terminal.message(
          "xqr-campaign: a saved plan is carried out as it was reviewed: planning flags belong to "
            + "'plan --out'.\n")
        return .usage
      }
      if let reverted = saved.plan.reverted { return await revert(reverted, saved, bench) }
      do throws(Diagnostic) {
        named = try campaigns.bound(to: saved)
      } catch {
        bench.show(error)
        return .stalePlan
      }
    }
    guard let loaded = bench.load(named, saved: saved?.plan.binding) else {
      return .failed
    }
    for campaign in loaded { bench.show(campaign, planned: true) }
    guard loaded.allSatisfy({ $0.links != nil }) else {
      return loaded.contains(where: \.lacksAnswers) ? .stalePlan : .failed
    }
    guard output.holds(campaigns: loaded.count, on: bench.terminal) else { return .usage }
    if let status = bench.refuses(planning.check, in: loaded) { return status }
    if let fault = output.placeFault {
      bench.show(fault)
      return .failed
    }
    if let path = summaryFile, let fault = FileSystem.faultOfWriting(to: path) {
      bench.show(.noPlace("--summary-file", path, fault))
      return .failed
    }
    return await bench.connected(service, to: loaded) { await apply(loaded, saved, $0, bench) }
  }

  /// One campaign after the other, with one pace and one budget.
  private func apply(
    _ loaded: [Workbench.Loaded], _ saved: PlanFile?, _ connection: Connection, _ bench: Workbench
  ) async -> ExitStatus {
    let meter = RunMeter(bench.terminal)
    let session = Session(
      connection, service, scope: saved?.plan.options.scope,
      maxCalls: saved.map(\.plan.options.maxCalls) ?? planning.guards.maxCalls,
      adopts: planning.changes.adopt,
      writes: true,
      onProgress: { meter.show($0) })
    var status = ExitStatus.done
    for campaign in loaded {
      guard let source = campaign.campaign, let links = campaign.links else { continue }
      var options = planning.options(source.onRemove, campaign.project)
      if let saved { options = saved.plan.optionsToday }
      let run = ApplyRun(
        campaign: campaign, links: links, all: loaded.compactMap(\.links), options: options,
        saved: saved, session: session, bench: bench, meter: meter, command: self)
      let ended = await run.run()
      status = status.combined(with: ended)
      if ended == .interrupted || ended == .exhausted || ended == .noAccess { break }
    }
    return status
  }
}

extension ApplyCommand {
  /// Carries out a plan that undoes a run: bound to the run's report as others are to their files.
  private func revert(
    _ reverted: RevertedRun, _ saved: PlanFile, _ bench: Workbench
  ) async -> ExitStatus {
    if let fault = output.placeFault {
      bench.show(fault)
      return .failed
    }
    let reported: ReportedRun
    do throws(RunFailure) {
      reported = try ReportedRun(
        reverted.report, isSaved: true, allowed: campaigns.given.allowedPlugins, bench)
    } catch {
      bench.show(error)
      return error.status
    }
    return await bench.connected(
      service, root: reported.repository.root, reported.project
    ) { connection in
      let meter = RunMeter(bench.terminal)
      let options = saved.plan.options
      let session = Session(
        connection, service, scope: options.scope, maxCalls: options.maxCalls, adopts: false,
        writes: true, onProgress: { meter.show($0) })
      let run = ApplyRun(
        campaign: reported.loaded, reported: reported, links: reported.links, all: [],
        options: options, saved: saved, session: session, bench: bench, meter: meter,
        command: self)
      return await run.run()
    }
  }
}

/// Plans that were saved.
enum SavedPlan {
  /// The plan, where the one file that was named is one; nil for campaign files.
  static func read(_ files: [String]) throws(Diagnostic) -> PlanFile? {
    guard files.count == 1, case .success(let bytes) = FileSystem.read(files[0]),
      PlanFile.isPlan(bytes)
    else { return nil }
    return try PlanFile(reading: bytes)
  }
}

extension CampaignOptions {
  /// The campaign and time that a saved plan was made from.
  ///
  /// Variables that are given beside the plan stay: they win over the plan's, and so show as a
  /// difference.
  ///
  /// - Throws: A diagnostic where the campaign's file is gone or has another id.
  func bound(to saved: PlanFile) throws(Diagnostic) -> CampaignOptions {
    let folder = FileSystem.workingFolder
    let root = Repository(above: folder)?.root ?? folder
    let id = saved.plan.desired.ownership.campaign
    let paths = saved.plan.binding.inputs.map {
      $0.path.hasPrefix("/") ? $0.path : root + "/" + $0.path
    }
    guard let path = paths.first(where: { Workbench.campaignID(in: $0) == id }) else {
      throw .campaignGone(id, root)
    }
    var options = self
    options.files = [path]
    options.given.now = saved.plan.made.time.description
    return options
  }
}

extension Diagnostic {
  fileprivate static func campaignGone(_ id: String, _ root: String) -> Diagnostic {
    Diagnostic(
      Code("XQ2016", "the files of the plan are gone"), at: nil,
      "no file of the plan below '\(root)' has the campaign id '\(id)' any more",
      help: ["Run it in the repository that the plan was made in, or plan again."])
  }
}
