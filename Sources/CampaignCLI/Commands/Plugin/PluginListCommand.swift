import ArgumentParser
import Diagnostics
import Reporting

/// `plugin list`: the declared plugins, and what keeps them from being used.
struct PluginListCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the declared plugins with their lock and grant.",
    discussion: """
      Reads the project, every campaign, the lock file and the plugins' files; runs nothing.

        xqr-campaign plugin list
        xqr-campaign plugin list --json

      LOCK is locked, missing or changed. GRANT is 'not needed' for Lua, which only computes; for \
      programs it is person ('plugin trust'), lock (XQR_TRUST_LOCK), flag (--allow-plugin), \
      missing, or refused (--untrusted).

      Exit codes: 0 all can be used, 1 one can't, or an error.
      """)

  @Option(
    name: .customLong("allow-plugin"),
    help: ArgumentHelp(
      "Count this grant; may be repeated.", valueName: "name@sha256:…"))
  var allowedPlugins: [AllowedPlugin] = []

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment),
      let declared = bench.declaredPlugins(allowed: allowedPlugins)
    else { return .failed }
    let list = PluginList(declared.plugins.map { PluginList.Row($0) })
    let isPrinted = output.print(list.json, { list.text }, on: bench.terminal)
    for plugin in declared.plugins { bench.show(plugin.refusals, declared.files) }
    return isPrinted && declared.plugins.allSatisfy(\.isUsable) ? .done : .failed
  }
}
