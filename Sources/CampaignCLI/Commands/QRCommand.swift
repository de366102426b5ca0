import Applying
import ArgumentParser
import Diagnostics
import Links
import QRCodes
import Reporting

/// `qr`: draws the codes of campaigns on this machine.
struct QRCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr",
    abstract: "Draw the QR codes of campaigns for print, with a manifest.",
    discussion: """
      Codes are drawn here, without a call for each. Slugs that a campaign gives are enough; those \
      that the service chose come from a report, or from the service's listing. Sizes, file names \
      and captions stand in the campaign's 'qr:'. The print arithmetic is checked before anything \
      is drawn.

        xqr-campaign qr campaigns/grocery/summer.yaml --out codes --format svg,pdf
        xqr-campaign qr summer.yaml --out codes --report reports/summer-2026/20261123T224926Z-0123456789abcdef.json
        xqr-campaign qr summer.yaml --out new --since codes/manifest.json --sheet 4x6
        xqr-campaign qr summer.yaml --out one-store --target store=0421
        xqr-campaign qr summer.yaml --show s-0421-de
      """)

  @OptionGroup var campaigns: CampaignOptions

  @Option(
    help: ArgumentHelp(
      "Where the codes go; of several campaigns each gets a folder in it.", valueName: "folder"))
  var out: String?

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(
    help: ArgumentHelp("svg, png, pdf, eps, or several with commas.", valueName: "formats"))
  var format: FormatList = .init(formats: [.svg])

  @Option(help: ArgumentHelp("The least resolution of PNG.", valueName: "dots per inch"))
  var dpi: Int = 600

  @Option(
    help: ArgumentHelp(
      "Leave out what this manifest has already; may be repeated.", valueName: "manifest.json"))
  var since: [String] = []

  @Flag(help: "Read every code with zbarimg before anything is written.")
  var verify = false

  @Option(help: ArgumentHelp("Show the code of one key here, and draw none.", valueName: "key"))
  var show: String?

  @OptionGroup(title: "Contact sheet") var sheet: SheetOptions

  @Option(
    help: ArgumentHelp("Take the short URLs from the report of an apply.", valueName: "file"))
  var report: String?

  @Flag(help: "Take the short URLs from the service's listing.")
  var live = false

  @Option(
    name: .customLong("short-base"),
    help: ArgumentHelp("What stands before given slugs.", valueName: "url"))
  var base: String = "https://xqr.co"

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup var common: CommonOptions

  /// `--format svg,png`.
  struct FormatList: ExpressibleByArgument {
    let formats: [CodeFormat]

    init(formats: [CodeFormat]) {
      self.formats = formats
    }

    init?(argument: String) {
      let words = argument.split(separator: ",", omittingEmptySubsequences: false)
      let formats = words.compactMap { CodeFormat(rawValue: String($0)) }
      guard !formats.isEmpty, formats.count == words.count, Set(formats).count == formats.count
      else { return nil }
      self.formats = formats
    }

    var defaultValueDescription: String { formats.map(\.rawValue).joined(separator: ",") }
  }

  /// Whether the service is asked.
  private var asks: Bool { live || service.sandbox }

  func validate() throws {
    guard (out == nil) != (show == nil) else {
      throw ValidationError("Name a folder with '--out', or a key with '--show'.")
    }
    guard (72...2_400).contains(dpi) else {
      throw ValidationError("'--dpi \(dpi)' is not 72 to 2400")
    }
    guard report == nil || !asks else {
      throw ValidationError("'--report' and '--live' or '--sandbox' are two sources: name one.")
    }
    guard base.hasPrefix("https://") || base.hasPrefix("http://"), !base.hasSuffix("/") else {
      throw ValidationError("'--short-base \(base)' is not a URL such as https://xqr.co")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign) }
    guard loaded.allSatisfy({ $0.links != nil }) else { return .failed }
    let check = SelectionCheck(selection: selection.selection, reachesStrays: false)
    if let status = bench.refuses(check, in: loaded) { return status }
    if loaded.count > 1, report != nil || show != nil || !since.isEmpty {
      bench.terminal.message(
        "xqr-campaign: '--report', '--show' and '--since' are about one campaign, and here are "
          + "\(loaded.count): name one.\n")
      return .usage
    }
    let scanner = CodeScanner(environment)
    if verify, scanner == nil {
      bench.terminal.message(
        "xqr-campaign: '--verify' needs zbarimg, which is in the package zbar-tools.\n")
      return .failed
    }
    let run = CodeRun(command: self, bench: bench, scanner: verify ? scanner : nil)
    guard asks else { return await run.draw(loaded, through: nil) }
    return await bench.connected(service, to: loaded) { connection in
      let session = Session(connection, service, maxCalls: nil, adopts: false, writes: false)
      return await run.draw(loaded, through: session)
    }
  }
}
