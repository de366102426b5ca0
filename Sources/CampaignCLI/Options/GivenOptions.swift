import ArgumentParser
import Campaigns
import Glibc
import Links
import Planning

/// What a run gives to campaigns from outside.
struct GivenOptions: ParsableArguments {
  @Option(
    name: .customLong("var"),
    help: ArgumentHelp(
      "A value for an input of the campaign; may be repeated.", valueName: "name=value"))
  var variables: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: ArgumentHelp(
      "A YAML or JSON file of such values; may be repeated, the later wins.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var variableFiles: [String] = []

  @Option(
    help: ArgumentHelp(
      "The time to plan for, such as 2026-06-01T00:00:00Z; now without it.", valueName: "time"))
  var now: String?

  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A YAML file with more rules: 'policy:' and 'allowed_hosts:'; may be repeated.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var policyFiles: [String] = []

  @Option(
    name: .customLong("policy-dir"),
    help: ArgumentHelp("Every *.yaml of a folder, as '--policy'.", valueName: "dir"),
    completion: .directory)
  var policyFolder: String?

  @Option(
    name: .customLong("allow-plugin"),
    help: ArgumentHelp(
      "Let this executable plugin run, with these files; may be repeated.",
      valueName: "name@sha256:…"))
  var allowedPlugins: [AllowedPlugin] = []

  func validate() throws {
    for variable in variables where !variable.dropFirst().contains("=") {
      throw ValidationError("'--var \(variable)' is not of the form name=value")
    }
    if let now, Instant(now) == nil {
      throw ValidationError("'--now \(now)' is not a time such as 2026-06-01T00:00:00Z")
    }
  }

  /// The settings of a campaign: '--var' beats files, which beat what a saved plan was made from,
  /// which beats the environment.
  ///
  /// No campaign sees the API key, whatever variable holds it.
  func settings(
    _ environment: [String: String], saved: [Binding.Variable], files: VariableFiles
  ) -> Campaign.Settings {
    var settings = Campaign.Settings(now: now.flatMap { Instant($0) } ?? Clock.now)
    settings.isUntrusted = Untrusted.isOn(environment)
    let key = environment["XQR_API_KEY"]
    settings.environment = environment.filter { $0.key != "XQR_API_KEY" && $0.value != key }
    let prefix = "XQR_CAMPAIGN_VAR_"
    for (name, value) in environment where name.hasPrefix(prefix) {
      settings.variables[String(name.dropFirst(prefix.count))] = .init(value)
    }
    for variable in saved { settings.variables[variable.name] = .init(variable.value) }
    for (name, variable) in files.variables { settings.variables[name] = variable }
    for variable in variables {
      let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings.variables[String(parts[0])] = .init(String(parts[1]))
    }
    return settings
  }

  /// Whether it is one of the files of variables.
  func reads(_ file: String) -> Bool {
    variableFiles.contains { FileSystem.absolute($0) == FileSystem.absolute(file) }
  }
}

/// The clock of the system.
enum Clock {
  static var now: Instant { Instant(seconds: Int64(time(nil))) }
}
