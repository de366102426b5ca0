import Applying
import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning
import Reporting

/// `retire`: ends a campaign in its file, and shows the plan that follows.
struct RetireCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "End a campaign in its file, and show the plan that follows.",
    discussion: """
      Writes 'lifecycle: {state: retired}' into the file of the campaign and leaves every other byte \
      as it is. From then on every plan leads the campaign's codes to its 'after_end' page or, \
      without one, pauses them. This command only shows that plan; 'apply' carries it out.

        xqr-campaign retire summer-2026 --dry-run
        xqr-campaign retire summer-2026 --max-updates 100% --out end.plan

      Guards judge the plan as any other: codes that are frozen can't be paused but may lead to \
      'after_end'; codes that were scanned lately need '--disable-guards scanned'.

      Exit codes: those of plan; 0 where the campaign is retired already.
      """)

  @Argument(
    help: ArgumentHelp("The id of the campaign, as its file has it.", valueName: "id"))
  var id: String

  @Flag(
    name: .customLong("dry-run"),
    help: "Print the edit as a unified diff, and write nothing; the plan is shown all the same.")
  var dryRun = false

  @OptionGroup(title: "Input") var given: GivenOptions
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

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if dryRun, out != nil {
      throw ValidationError(
        "'--dry-run' writes nothing, so a plan of the edited file would be stale: leave '--out' away"
      )
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    guard let place = NamedCampaign.find(id, bench.terminal) else { return .failed }
    guard let retirement = retirement(of: place, bench) else { return .failed }
    guard let loaded = load(place, retirement, bench) else { return .failed }
    if let status = bench.refuses(planning.check, in: [loaded]) { return status }
    if let fault = output.placeFault ?? outFault {
      bench.show(fault)
      return .failed
    }
    if let out, given.reads(out) || loaded.reads(out) {
      bench.terminal.message(
        "xqr-campaign: '\(out)' is a file of the campaign; nothing was written.\n")
      return .usage
    }
    return await bench.connected(service, to: [loaded]) { connection in
      guard write(retirement, to: place, bench) else { return .failed }
      return await plan(loaded, connection, bench)
    }
  }

  private var outFault: Diagnostic? {
    guard let out, let fault = FileSystem.faultOfWriting(to: out) else { return nil }
    return .noPlace("--out", out, fault)
  }

  /// The edit and the bytes that it is of.
  private struct Edit {
    let retirement: Retirement
    let before: [UInt8]
  }

  /// Nil, after a message, where the file can't be read or edited.
  private func retirement(of place: NamedCampaign, _ bench: Workbench) -> Edit? {
    var files = SourceFiles()
    switch FileSystem.read(place.file) {
    case .failure(let fault):
      bench.terminal.message("xqr-campaign: '\(place.path)' can't be read: \(fault.reason)\n")
      return nil
    case .success(let bytes):
      let id = files.add(path: place.path, bytes: bytes)
      do throws(DiagnosticList) {
        let retirement = try Retirement(of: id, in: files)
        bench.show(retirement.exceptions, files)
        return Edit(retirement: retirement, before: bytes)
      } catch {
        bench.show(error, files)
        return nil
      }
    }
  }

  /// Expands the campaign as it is to be, before anything is written.
  private func load(
    _ place: NamedCampaign, _ edit: Edit, _ bench: Workbench
  ) -> Workbench.Loaded? {
    guard var named = try? CampaignOptions.parse([place.file]) else { return nil }
    named.given = given
    let loaded = bench.load(named, edited: [place.path: edit.retirement.bytes])?.first
    guard let loaded else { return nil }
    bench.show(loaded, planned: true)
    guard loaded.links != nil else {
      bench.terminal.message("xqr-campaign: '\(place.path)' was left as it is.\n")
      return nil
    }
    return loaded
  }

  /// False, after a message, where the file can't be written.
  private func write(_ edit: Edit, to place: NamedCampaign, _ bench: Workbench) -> Bool {
    guard !edit.retirement.isDone else {
      bench.terminal.message("'\(id)' is retired already: \(place.path) says so.\n\n")
      return true
    }
    let difference = UnifiedDiff.text(of: place.path, edit.before, edit.retirement.bytes)
    guard !dryRun else {
      if output.json {
        bench.terminal.message(String(decoding: difference, as: UTF8.self) + "\n")
      } else {
        bench.terminal.output(difference + [0x0A])
      }
      return true
    }
    let mode = FileSystem.permissions(of: place.file) ?? 0o644
    if let fault = FileSystem.write(edit.retirement.bytes, to: place.file, mode: mode) {
      bench.terminal.message("xqr-campaign: '\(place.path)' can't be written: \(fault.reason)\n")
      return false
    }
    bench.terminal.message(
      "Retired in \(place.path); commit it, so that every later plan agrees:\n"
        + String(decoding: difference, as: UTF8.self) + "\n")
    return true
  }

  private func plan(
    _ loaded: Workbench.Loaded, _ connection: Connection, _ bench: Workbench
  ) async -> ExitStatus {
    guard let source = loaded.campaign, let links = loaded.links else { return .failed }
    let session = Session(
      connection, service, maxCalls: nil, adopts: planning.changes.adopt, writes: false)
    do throws(CallFailure) {
      let listing = try await session.listing(of: links, all: [links])
      if let fault = planning.check.fault(in: listing, of: links, among: 1) {
        bench.show(fault)
        return .failed
      }
      let options = planning.options(source.onRemove, loaded.project)
      let plan = await session.vantage.plan(
        loaded, links, listing, options,
        worktree: await loaded.worktree(options, bench.environment))
      bench.show(rulesBrokenBy: plan, of: loaded)
      return PlanOutput(
        bench: bench, output: output, out: out, isVerbose: verbose,
        detailedExitCode: detailedExitCode
      ).show(plan, listing)
    } catch {
      bench.show(error, from: connection)
      return error.status
    }
  }
}
