import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning
import Reporting

/// `render`: prints the expanded links, offline.
struct RenderCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print the links that campaign files expand to.",
    discussion: """
      Links come in file order, each with its key, slug and final destination. CSV and JSON have \
      labels and dimensions too.

        xqr-campaign render campaigns/grocery/summer.yaml --format csv > links.csv
        xqr-campaign render --target store=0421 --exclude lang=fr
        xqr-campaign render --where 'lang == "de" && link.path.startsWith("/de/")' --limit 5

      '--where' knows what 'vars', 'inputs', 'env' and 'data' hold, each axis by its text, and \
      'link' with key, id, slug, url, host, path, query, utm, labels, enabled, expires_at and \
      dimensions.

      Exit codes: 0 printed, 1 errors, 5 printed, but a mandatory rule isn't kept.
      """)

  @OptionGroup var campaigns: CampaignOptions

  @Option(help: ArgumentHelp("table, json or csv.", valueName: "format"))
  var format: LinkListFormat = .table

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only links for which an expression is true.", valueName: "expression"))
  var condition: String?

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(help: ArgumentHelp("The first N links of each campaign at most.", valueName: "n"))
  var limit: Int?

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("'--limit' is a number of links") }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign) }
    var output = output
    output.json = output.json || format == .json
    guard output.holds(campaigns: loaded.count, on: bench.terminal) else { return .usage }
    if loaded.allSatisfy({ $0.links != nil }),
      let status = bench.refuses(
        SelectionCheck(selection: selection.selection, reachesStrays: false), in: loaded)
    {
      return status
    }
    var status = loaded.contains { $0.isRefused } ? ExitStatus.guarded : .done
    for campaign in loaded {
      guard let links = campaign.links, let rows = rows(of: campaign, links, bench) else {
        status = status.combined(with: .failed)
        continue
      }
      bench.terminal.output(LinkList.render(links, rows, as: output.json ? .json : format))
      if let path = output.jsonInto,
        let fault = FileSystem.write(
          Terminal.withoutSecrets(LinkList.render(links, rows, as: .json)), to: path)
      {
        bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
        status = status.combined(with: .failed)
      }
    }
    return status
  }

  /// The links that are asked for; nil, after showing why, where the condition has a fault.
  private func rows(
    of loaded: Workbench.Loaded, _ links: DesiredSet, _ bench: Workbench
  ) -> [Int]? {
    let selected = SelectedLinks(selection.selection, of: links)
    guard let condition, let campaign = loaded.campaign else {
      let rows = (0..<links.count).lazy.filter { selected.contains($0) }
      return Array(rows.prefix(limit ?? links.count))
    }
    var files = loaded.files
    var diagnostics = DiagnosticList()
    let source = files.add(path: "--where", bytes: Array(condition.utf8))
    let rows = campaign.rows(of: links, where: source, in: files, &diagnostics)
    bench.show(diagnostics, files)
    return rows.map { rows in
      Array(rows.lazy.filter { selected.contains($0) }.prefix(limit ?? links.count))
    }
  }
}

extension LinkListFormat: ExpressibleByArgument {}
