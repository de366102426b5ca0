import Applying
import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning
import Plugins

/// `plan`: expansion × live links → the difference, its cost and its findings.
struct PlanCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what apply would do, and what it would cost.",
    discussion: """
      Sends nothing but GET. '--out FILE' saves the plan; 'apply FILE' then carries out exactly \
      what was shown, or refuses it.

        xqr-campaign plan --sandbox
        xqr-campaign plan campaigns/grocery/summer.yaml --out summer.plan

      '--save-snapshot FILE' keeps what lives; 'plan --offline FILE' compares with that, and asks \
      no service at all. Without FILE it takes the latest one in .xqr-campaign/snapshot/.

      Exit codes: 0, or 2 with --detailed-exitcode where changes are present; 5 where a guard \
      refuses the plan; 1 errors; 3 no access; 10 quota used up.
      """)

  @OptionGroup var campaigns: CampaignOptions
  @OptionGroup var planning: PlanningOptions

  @Option(
    name: .customLong("out"), help: ArgumentHelp("Save the plan.", valueName: "file"),
    completion: .file())
  var out: String?

  @Flag(
    name: [.customLong("detailed-exitcode"), .customLong("detailed-exit-code")],
    help: "Exit with 2 where changes or blocked links are present.")
  var detailedExitCode = false

  @Flag(help: "Show every change, however many.")
  var verbose = false

  @Flag(help: "Ask no service: compare with a snapshot, which is named among the files.")
  var offline = false

  @Option(
    name: .customLong("save-snapshot"),
    help: ArgumentHelp("List the whole workspace and save it.", valueName: "file"))
  var snapshot: String?

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let snapshot else { return }
    if offline {
      throw ValidationError(
        "'--offline' lists nothing that '--save-snapshot \(snapshot)' could save")
    }
    if service.scan == .campaign {
      throw ValidationError("'--save-snapshot' lists the workspace: leave '--scan campaign' away")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    var campaigns = campaigns
    let named = offline ? SnapshotFiles.take(from: &campaigns.files) : nil
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns, looksAround: true) else { return .failed }
    for campaign in loaded { bench.show(campaign, planned: true) }
    guard loaded.allSatisfy({ $0.links != nil }) else { return .failed }
    guard output.holds(campaigns: loaded.count, on: bench.terminal) else { return .usage }
    if let status = bench.refuses(planning.check, in: loaded) { return status }
    for file in [out, snapshot].compactMap({ $0 })
    where campaigns.given.reads(file) || loaded.contains(where: { $0.reads(file) }) {
      bench.terminal.message(
        "xqr-campaign: '\(file)' is a file of the campaign; nothing was written.\n")
      return .usage
    }
    if loaded.count > 1, let out {
      bench.terminal.message(
        "xqr-campaign: '--out \(out)' saves one plan, and here are \(loaded.count) campaigns: name one.\n"
      )
      return .usage
    }
    if let fault = output.placeFault ?? placeFault(root: loaded[0].repository.root) {
      bench.show(fault)
      return .failed
    }
    if offline { return await planOffline(loaded, named, bench) }
    return await bench.connected(service, to: loaded) { await plan(loaded, $0, bench) }
  }

  private func placeFault(root: String) -> Diagnostic? {
    if let out, let fault = FileSystem.faultOfWriting(to: out) {
      return .noPlace("--out", out, fault)
    }
    return snapshot.flatMap { SnapshotFiles.faultOfSaving(to: $0, root: root) }
  }

  /// Compares with a snapshot; no calls.
  private func planOffline(
    _ loaded: [Workbench.Loaded], _ named: String?, _ bench: Workbench
  ) async -> ExitStatus {
    let read: SnapshotFiles.Read
    do throws(SnapshotFiles.Failure) {
      read = try SnapshotFiles.read(named, root: loaded[0].repository.root)
    } catch {
      bench.show(DiagnosticList([error.diagnostic]), error.files)
      return .failed
    }
    bench.terminal.message(read.words(at: Clock.now))
    var status = ExitStatus.done
    for campaign in loaded {
      guard let source = campaign.campaign, let links = campaign.links else { continue }
      let listing = read.snapshot.listing
      if let fault = planning.check.fault(in: listing, of: links, among: loaded.count) {
        bench.show(fault)
        return .failed
      }
      let options = planning.options(source.onRemove, campaign.project)
      let plan = Vantage(read.snapshot).plan(
        campaign, links, listing, options,
        worktree: await campaign.worktree(options, bench.environment))
      status = status.combined(with: show(plan, listing, bench))
      announce(plan, of: campaign, bench)
    }
    return status
  }

  private func announce(_ plan: Plan, of loaded: Workbench.Loaded, _ bench: Workbench) {
    PluginAudience(loaded, bench, plan)
      .tell(.planned, digest: PlanFile(plan).digest, counts: plan.summary.named)
  }

  private func plan(
    _ loaded: [Workbench.Loaded], _ connection: Connection, _ bench: Workbench
  ) async -> ExitStatus {
    let session = Session(
      connection, service, scope: snapshot == nil ? nil : .workspace, maxCalls: nil,
      adopts: planning.changes.adopt, writes: false)
    var status = ExitStatus.done
    for campaign in loaded {
      guard let source = campaign.campaign, let links = campaign.links else { continue }
      do throws(CallFailure) {
        let options = planning.options(source.onRemove, campaign.project)
        let listing = try await session.listing(of: links, all: loaded.compactMap(\.links))
        let vantage = await session.vantage
        if let snapshot, campaign.path == loaded[0].path {
          status = status.combined(with: save(listing, vantage, to: snapshot, bench))
        }
        if let fault = planning.check.fault(in: listing, of: links, among: loaded.count) {
          bench.show(fault)
          return status.combined(with: .failed)
        }
        let plan = vantage.plan(
          campaign, links, listing, options,
          worktree: await campaign.worktree(options, bench.environment))
        bench.show(rulesBrokenBy: plan, of: campaign)
        status = status.combined(with: show(plan, listing, bench))
        announce(plan, of: campaign, bench)
      } catch {
        bench.show(error, from: connection)
        return status.combined(with: error.status)
      }
    }
    return status
  }

  /// Saves what was listed, for the machine's user alone: it tells where every link leads.
  private func save(
    _ listing: LiveListing, _ vantage: Vantage, to path: String, _ bench: Workbench
  ) -> ExitStatus {
    let snapshot = Snapshot(
      workspaceID: vantage.workspaceID, isSandbox: vantage.isSandbox, taken: Clock.now,
      toolVersion: Version.text, hasBulk: vantage.quota.hasBulk, listing: listing)
    if let fault = FileSystem.write(snapshot.bytes, to: path, mode: 0o600) {
      bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
      return .failed
    }
    bench.terminal.message(
      "Saved \(Quantity.counted(listing.links.count, "link")) as \(path). "
        + "Compare with them without any call: xqr-campaign plan --offline \(path)\n")
    return .done
  }

  private func show(_ plan: Plan, _ listing: LiveListing, _ bench: Workbench) -> ExitStatus {
    PlanOutput(
      bench: bench, output: output, out: out, isVerbose: verbose,
      detailedExitCode: detailedExitCode
    ).show(plan, listing)
  }
}
