import ArgumentParser
import Campaigns
import Diagnostics
import Planning

/// `plugin lock`: writes what plugins are into the lock file.
struct PluginLockCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Record the files and capabilities of plugins.",
    discussion: """
      Writes version, protocol, capabilities and the digest of every file of a plugin to \
      campaigns/xqr.lock; commit it. Nothing else writes them: a plugin whose files are others \
      afterwards isn't run. Shows what changed since the last time.

        xqr-campaign plugin lock
        xqr-campaign plugin lock crm

      Without names all declared plugins are locked, and lines of others go.

      Exit codes: 0; 1 errors.
      """)

  @Argument(help: ArgumentHelp("Plugins; all declared ones without.", valueName: "name"))
  var names: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Say what would be written, and write nothing.")
  var dryRun = false

  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment), let declared = bench.declaredPlugins() else {
      return .failed
    }
    for name in names where declared[name] == nil {
      bench.show(noPlugin: name, in: declared)
      return .failed
    }
    let chosen = declared.plugins.filter {
      names.isEmpty || names.contains($0.declaration.name)
    }
    for plugin in chosen { bench.show(plugin.faults, declared.files) }
    let sound = chosen.compactMap(\.sound)
    guard sound.count == chosen.count else { return .failed }
    return write(sound.map(\.locked), over: declared.inspector, bench)
  }

  private func write(
    _ plugins: [LockedPlugin], over inspector: PluginInspector, _ bench: Workbench
  ) -> ExitStatus {
    let lock = inspector.lock
    let others = names.isEmpty ? [] : lock.plugins.filter { !names.contains($0.name) }
    let new = lock.with(plugins + others)
    for plugin in plugins { bench.terminal.output(text(plugin, over: lock)) }
    if names.isEmpty {
      for former in lock.plugins where !plugins.contains(where: { $0.name == former.name }) {
        bench.terminal.output("\(former.name): no longer declared, taken out\n")
      }
    }
    guard new != lock else {
      bench.terminal.message("Nothing has changed.\n")
      return .done
    }
    guard !dryRun else {
      bench.terminal.message("Nothing was written (--dry-run).\n")
      return .done
    }
    let path = inspector.repository.root + "/" + Repository.lockPath
    if let fault = FileSystem.write(LockFile.bytes(new), to: path) {
      bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
      return .failed
    }
    bench.terminal.message("Saved as \(Repository.lockPath). Commit it: plans are bound to it.\n")
    return .done
  }

  private func text(_ plugin: LockedPlugin, over lock: Lock) -> String {
    let title = "\(plugin.name) \(plugin.version)"
    guard let former = lock.plugins.first(where: { $0.name == plugin.name }) else {
      return "\(title): new, \(Quantity.counted(plugin.files.count, "file")), \(plugin.digest)\n"
    }
    guard former != plugin else { return "\(title): unchanged\n" }
    let differences = former.differences(to: plugin)
    return "\(title): changed, \(plugin.digest)\n"
      + (differences.isEmpty ? ["its line contradicted its files"] : differences)
      .map { "  \($0)\n" }.joined()
  }
}
