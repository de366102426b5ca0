import ArgumentParser
import Plugins
import Reporting

/// `plugin test`: holds a plugin against the protocol.
struct PluginTestCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Start a plugin and hold it against the protocol.",
    discussion: """
      Starts a copy of the plugin several times and checks the handshake, refusals, batches of 1 and \
      500, order, errors of single items, the same answers twice, a clean stdout, and its end. Cases \
      of its own stand in the plugin's tests.jsonl, one a line:

        {"point":"function","name":"place","item":{"args":["Bern"]},"expect":"bern"}
        {"point":"function","name":"place","item":{"args":[3]},"error":4}

      Data sources, reporters and hooks get their cases and nothing else.

        xqr-campaign plugin test campaigns/plugins/crm
        xqr-campaign plugin test crm --config '{"table": "stores"}'

      Naming a program here runs it, locked and trusted or not; --untrusted refuses that.

      Exit codes: 0 all kept; 1 something isn't, or an error.
      """)

  @Argument(
    help: ArgumentHelp("The plugin's folder, or its one .lua file.", valueName: "path"),
    completion: .file())
  var path: String

  @Option(help: ArgumentHelp("What the plugin is started with.", valueName: "json"))
  var config = "{}"

  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    do throws(PluginTest.Fault) {
      let test = try PluginTest(FileSystem.absolute(path), config: config, environment)
      let checks = test.run()
      let rows = checks.map { PluginTestReport.Row($0) }
      bench.terminal.output(
        PluginTestReport("\(test.manifest.name) \(test.manifest.version)", rows).text)
      return checks.contains(where: \.isBroken) ? .failed : .done
    } catch {
      switch error {
      case .file(let diagnostics, let files): bench.show(diagnostics, files)
      case .other(let reason): bench.terminal.message("xqr-campaign: '\(path)': \(reason)\n")
      }
      return .failed
    }
  }
}

extension PluginTestReport.Row {
  fileprivate init(_ check: ConformanceCheck) {
    let milliseconds = Int((check.time / .milliseconds(1)).rounded())
    switch check.outcome {
    case .kept: self.init(check.promise, .kept, "", milliseconds: milliseconds)
    case .broken(let reason): self.init(check.promise, .broken, reason, milliseconds: milliseconds)
    case .skipped(let reason):
      self.init(check.promise, .skipped, reason, milliseconds: milliseconds)
    }
  }
}
