import ArgumentParser
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

      Exit codes: 0 printed, 1 errors, 5 printed, but a mandatory rule isn't kept.
      """)

  @OptionGroup var campaigns: CampaignOptions

  @Option(help: ArgumentHelp("table, json or csv.", valueName: "format"))
  var format: LinkListFormat = .table

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign) }
    var output = output
    output.json = output.json || format == .json
    guard output.holds(campaigns: loaded.count, on: bench.terminal) else { return .usage }
    var status = loaded.contains { $0.isRefused } ? ExitStatus.guarded : .done
    for campaign in loaded {
      guard let links = campaign.links else {
        status = status.combined(with: .failed)
        continue
      }
      bench.terminal.output(LinkList.render(links, as: output.json ? .json : format))
      if let path = output.jsonInto,
        let fault = FileSystem.write(LinkList.render(links, as: .json), to: path)
      {
        bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
        status = status.combined(with: .failed)
      }
    }
    return status
  }
}

extension LinkListFormat: ExpressibleByArgument {}
