import ArgumentParser
import Diagnostics
import Reporting

/// Flags of every command.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("chdir"), help: ArgumentHelp("Work in DIR.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  @Flag(name: .customLong("no-color"), help: "No colours; so does NO_COLOR in the environment.")
  var noColor = false

  @Flag(name: .customLong("no-input"), help: "Never ask; what would need an answer fails.")
  var noInput = false

  @Option(
    name: .customLong("diagnostics"),
    help: ArgumentHelp("How errors are shown: full, short, json or github.", valueName: "form"))
  var form: DiagnosticForm = .full

  @Flag(
    help: """
      The files may be a stranger's: no programs, no network, no secrets. XQR_UNTRUSTED=1 does the \
      same, and nothing in a file undoes it.
      """)
  var untrusted = false

  /// What a command may see of the environment; without trust not the key.
  func environment(from environment: [String: String]) -> [String: String] {
    guard untrusted || Untrusted.isOn(environment) else { return environment }
    var environment = environment
    environment[Untrusted.variable] = "1"
    environment["XQR_API_KEY"] = nil
    return environment
  }

  /// The terminal as these flags want it.
  func terminal(_ environment: [String: String]) -> Terminal {
    Terminal(environment: environment, noColor: noColor, asks: !noInput)
  }
}

/// The forms in which diagnostics are shown.
enum DiagnosticForm: String, ExpressibleByArgument, CaseIterable {
  case full, short, json, github

  var form: DiagnosticRenderer.Form {
    switch self {
    case .full: .full
    case .short: .short
    case .json: .json
    case .github: .github
    }
  }
}
