import ArgumentParser
import Destinations
import Diagnostics
import Reporting

/// `check`: asks each distinct destination of campaigns once.
struct CheckCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Ask each destination once: dead, redirecting, slow, staging, wrong language.",
    discussion: """
      Asks where links lead, also by their rules and after their end, with HEAD and, where that is \
      refused, GET: at most two pages at a time of one server and 16 in all. No key is sent, and \
      the service isn't asked. Sound answers are kept in '.xqr-campaign/check.json' for a day.

        xqr-campaign check
        xqr-campaign check campaigns/summer.yaml --target lang=fr --refresh
        xqr-campaign check --diagnostics github --fail-on warning

      Exit codes: 0; 5 a finding is there that the project's 'check:' forbids; 4 a destination is \
      dead, goes in circles, can't be trusted, is private or staging, or with '--fail-on warning' \
      anything was found; 1 errors in files.
      """)

  @OptionGroup var campaigns: CampaignOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp("Ask again what was sound so long ago: 90m, 24h, 7d.", valueName: "age"))
  var maxAge: AgeOption = .day

  @Flag(help: "Ask everything, whatever an earlier run knows.")
  var refresh = false

  @Flag(
    name: .customLong("allow-private"),
    help: "Ask addresses of private networks and of this machine, too; use proxies.")
  var allowPrivate = false

  @Option(help: ArgumentHelp("How long one page may take.", valueName: "seconds"))
  var timeout: Int = 10

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "From which findings on to exit with 4: error or warning.", valueName: "weight"))
  var failsOn: Weight = .error

  @Option(
    name: .customLong("short-base"),
    help: ArgumentHelp("Where short links live.", valueName: "url"))
  var base: String = "https://xqr.co"

  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  enum Weight: String, ExpressibleByArgument, CaseIterable { case error, warning }

  var failOn: Diagnostic.Severity { failsOn == .warning ? .warning : .error }

  /// The host of `--short-base`.
  var shortHost: String {
    let rest = base.drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }
    return rest.prefix { $0 != "/" && $0 != ":" }.lowercased()
  }

  func validate() throws {
    guard (1...300).contains(timeout) else {
      throw ValidationError("'--timeout \(timeout)' is not 1 to 300")
    }
    guard base.hasPrefix("https://") || base.hasPrefix("http://"), !shortHost.isEmpty else {
      throw ValidationError("'--short-base \(base)' is not a URL such as https://xqr.co")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    guard !Untrusted.isOn(environment) else {
      bench.show(.noNetwork)
      return .noAccess
    }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign) }
    guard loaded.allSatisfy({ $0.links != nil }) else { return .failed }
    let check = SelectionCheck(selection: selection.selection, reachesStrays: false)
    if let status = bench.refuses(check, in: loaded) { return status }
    if let fault = output.placeFault {
      bench.show(fault)
      return .failed
    }
    let settings = Inquiry.Settings(
      userAgent: "xqr-campaign/\(Version.text) (check)", milliseconds: timeout * 1000,
      allowsPrivate: allowPrivate,
      certificateFile: environment["CURL_CA_BUNDLE"] ?? environment["SSL_CERT_FILE"])
    return await CheckRun(command: self, bench: bench, settings: settings).check(loaded)
  }
}

/// `90m`, `24h`, `7d`.
struct AgeOption: ExpressibleByArgument {
  let seconds: Int
  private let text: String

  static let day = AgeOption(seconds: 86_400, text: "24h")

  private init(seconds: Int, text: String) {
    self.seconds = seconds
    self.text = text
  }

  init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int(argument.dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    self.init(seconds: count * unit, text: argument)
  }

  var defaultValueDescription: String { text }
}
