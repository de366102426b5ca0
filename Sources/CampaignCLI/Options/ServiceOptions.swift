import Applying
import ArgumentParser
import Planning
import Sandbox

/// Which service, and how fast.
struct ServiceOptions: ParsableArguments {
  @Flag(help: "Use a local sandbox whose links are kept in .xqr-campaign/sandbox.db.")
  var sandbox = false

  @Option(
    name: .customLong("sandbox-limits"),
    help: ArgumentHelp(
      "Give the sandbox the limits of pro, business or enterprise; none without it.",
      valueName: "plan"),
    completion: .list(["pro", "business", "enterprise"]))
  var sandboxLimits: String?

  @Option(
    name: .customLong("sandbox-faults"),
    help: ArgumentHelp("Let the sandbox play the faults of a JSON file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var sandboxFaults: String?

  @Option(
    name: .customLong("sandbox-reading"),
    help: ArgumentHelp(
      "Choose a reading of the sandbox; see 'sandbox --help'.", valueName: "name=value",
      visibility: .hidden))
  var sandboxReadings: [String] = []

  @Option(
    name: .customLong("api-key-file"),
    help: ArgumentHelp("Read the API key from FILE instead of XQR_API_KEY.", valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Flag(
    name: .customLong("allow-http"),
    help: "Send the API key unencrypted to an http address that isn't of this machine.")
  var allowHTTP = false

  @Option(
    name: .customLong("log-level"),
    help: ArgumentHelp(
      "What standard error tells of calls: none, debug (a line a call, and why one is sent again), "
        + "trace (with the beginnings of bodies). Never the API key.", valueName: "level"))
  var logLevel: CallLog.Level = .none

  @Option(
    help: ArgumentHelp(
      "Calls a second, or off; without it what the service names, else 8.", valueName: "n|off"))
  var rate: RateOption = .init(rate: .automatic)

  @Option(
    help: ArgumentHelp(
      "What is listed: workspace, campaign (by label), or auto, the cheaper one.",
      valueName: "scope"))
  var scan: ScanChoice = .auto

  func validate() throws {
    if let sandboxLimits, SandboxLimits.preset(sandboxLimits) == nil {
      throw ValidationError(
        "'--sandbox-limits \(sandboxLimits)' is not pro, business or enterprise")
    }
    do { _ = try SandboxReadings(choosing: sandboxReadings) } catch {
      throw ValidationError("'--sandbox-reading': \(error)")
    }
    if !sandbox, sandboxLimits != nil || sandboxFaults != nil || !sandboxReadings.isEmpty {
      throw ValidationError(
        "'--sandbox-limits', '--sandbox-faults' and '--sandbox-reading' need '--sandbox'")
    }
  }
}

/// `--rate 5`, `--rate off`.
struct RateOption: ExpressibleByArgument {
  let rate: Rate

  init(rate: Rate) {
    self.rate = rate
  }

  init?(argument: String) {
    if argument == "off" {
      rate = .off
    } else if let number = Double(argument), Made.rates.contains(number) {
      rate = .perSecond(number)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "auto" }
}

extension ScanChoice: ExpressibleByArgument {}
