import Applying
import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning
import Reporting

/// `status`: drift and scans of campaigns, by dimension.
struct StatusCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how live links stand: drift, and scans by dimension.",
    discussion: """
      Costs the calls of a listing and nothing else; '--offline' costs none. Drift is what a plan \
      would change.

        xqr-campaign status --by store,lang
        xqr-campaign status --target lang=fr --exclude 'store=04*'
        xqr-campaign status campaigns/summer.yaml --format csv > scans.csv
        xqr-campaign status campaigns/summer.yaml --html --by store,lang > scans.html
        xqr-campaign status --alarm-after 2026-07-01

      Exit codes: 0, or 2 with --detailed-exitcode where links drift; 4 where the alarm finds a \
      link without a scan, or the listing is incomplete; 1 errors; 3 no access.
      """)

  @OptionGroup var campaigns: CampaignOptions

  @Option(
    help: ArgumentHelp(
      "Dimensions to sum up by: axes, or 'entry', which it is without.", valueName: "name,…"))
  var by: String?

  @Option(
    name: .customLong("alarm-after"),
    help: ArgumentHelp(
      "From that day on, links that were live before it and were never scanned are an alarm "
        + "(exit 4).", valueName: "date"))
  var alarmAfter: DayOption?

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Flag(help: "Ask no service: look at a snapshot, which is named among the files.")
  var offline = false

  @Flag(
    name: [.customLong("detailed-exitcode"), .customLong("detailed-exit-code")],
    help: "Exit with 2 where links drift.")
  var detailedExitCode = false

  @Option(
    help: ArgumentHelp(
      "table, json, csv or html (a page that needs no other file).", valueName: "format"))
  var format: Format = .table

  @Flag(help: "The same as '--format html'.")
  var html = false

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv, html }

  func validate() throws {
    if output.json, format == .csv || format == .html {
      throw ValidationError("'--json' and '--format \(format.rawValue)' are two formats: name one.")
    }
    if html, output.json || (format != .table && format != .html) {
      throw ValidationError("'--html' and another format are two: name one.")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    var campaigns = campaigns
    let named = offline ? SnapshotFiles.take(from: &campaigns.files) : nil
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign.diagnostics, campaign.files) }
    guard loaded.allSatisfy({ $0.links != nil }) else { return .failed }
    var output = output
    output.json = output.json || format == .json
    guard output.holds(campaigns: loaded.count, on: bench.terminal) else { return .usage }
    guard !isPage || loaded.count == 1 else {
      bench.terminal.message(
        "xqr-campaign: a page shows one campaign, and here are \(loaded.count): name one.\n")
      return .usage
    }
    if let sentence = unknownName(in: loaded) {
      bench.terminal.message("xqr-campaign: \(sentence)\n")
      return .usage
    }
    if let status = bench.refuses(check, in: loaded) { return status }
    if let fault = output.placeFault {
      bench.show(fault)
      return .failed
    }
    let root = loaded[0].repository.root
    if offline { return statusOffline(loaded, named, root, output, bench) }
    return await bench.connected(service, to: loaded) { await status(loaded, $0, output, bench) }
  }

  private var isPage: Bool { html || format == .html }

  private var check: SelectionCheck {
    SelectionCheck(selection: selection.selection, reachesStrays: true)
  }

  private var names: [String] { (by ?? "").split(separator: ",").map { $0.filter { $0 != " " } } }

  /// A name that is no dimension of any campaign, with the one that was meant.
  private func unknownName(in loaded: [Workbench.Loaded]) -> String? {
    let known = loaded.compactMap(\.links).flatMap(LinkStatus.knownNames)
    guard let name = names.first(where: { !known.contains($0) }) else { return nil }
    let meant = Suggestion.nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
    let all = Set(known).sorted().joined(separator: ", ")
    return "'\(name)' is no dimension that '--by' can sum up by.\(meant) There are: \(all)."
  }

  private func statusOffline(
    _ loaded: [Workbench.Loaded], _ named: String?, _ root: String, _ output: MachineOutput,
    _ bench: Workbench
  ) -> ExitStatus {
    let read: SnapshotFiles.Read
    do throws(SnapshotFiles.Failure) {
      read = try SnapshotFiles.read(named, root: root)
    } catch {
      bench.show(DiagnosticList([error.diagnostic]), error.files)
      return .failed
    }
    bench.terminal.message(read.words(at: Clock.now))
    let vantage = Vantage(read.snapshot)
    return loaded.reduce(.done) { status, campaign in
      status.combined(
        with: show(
          campaign, read.snapshot.listing, vantage, output, bench, among: loaded))
    }
  }

  private func status(
    _ loaded: [Workbench.Loaded], _ connection: Connection, _ output: MachineOutput,
    _ bench: Workbench
  ) async -> ExitStatus {
    let session = Session(connection, service, maxCalls: nil, adopts: false, writes: false)
    var status = ExitStatus.done
    for campaign in loaded {
      guard let links = campaign.links else { continue }
      do throws(CallFailure) {
        let listing = try await session.listing(of: links, all: loaded.compactMap(\.links))
        let vantage = await session.vantage
        status = status.combined(
          with: show(campaign, listing, vantage, output, bench, among: loaded))
      } catch {
        bench.show(error, from: connection)
        return status.combined(with: error.status)
      }
    }
    return status
  }

  private func show(
    _ campaign: Workbench.Loaded, _ listing: LiveListing, _ vantage: Vantage,
    _ output: MachineOutput, _ bench: Workbench, among loaded: [Workbench.Loaded]
  ) -> ExitStatus {
    guard let source = campaign.campaign, let links = campaign.links else { return .failed }
    if let fault = check.fault(in: listing, of: links, among: loaded.count) {
      bench.show(fault)
      return .failed
    }
    var options = PlanningOptions.standard(source.onRemove, campaign.project)
    options.selection = selection.selection
    let plan = vantage.plan(campaign, links, listing, options)
    let alarm = alarmAfter.map { ScanAlarm(of: plan, after: $0.instant, now: plan.made.time) }
    let sums = LinkStatus(of: plan, by: names)
    let status = Status(plan, sums, alarm, taken: listing.taken)
    let isFirst = campaign.path == loaded.first?.path
    let isPrinted = output.print(
      StatusJSON.render(status),
      {
        if isPage { return String(decoding: StatusHTML.render(status), as: UTF8.self) }
        return format == .csv
          ? String(decoding: StatusCSV.render(status, hasHeader: isFirst), as: UTF8.self)
          : StatusText(status, paint: Paint(isOn: bench.terminal.coloursOutput)).text
      }, on: bench.terminal)
    var ended = isPrinted ? ExitStatus.done : .failed
    if !listing.isComplete || alarm.map({ !$0.slugs.isEmpty }) ?? false {
      ended = ended.combined(with: .incomplete)
    }
    return detailedExitCode && sums.total.drifting > 0 ? ended.combined(with: .changes) : ended
  }
}

/// `2026-07-01`, which begins at midnight UTC, or an instant with its zone.
struct DayOption: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let instant = Instant(argument) ?? Instant(argument + "T00:00:00Z") else { return nil }
    self.instant = instant
  }
}
