import ArgumentParser
import Campaigns
import Diagnostics
import Plugins
import Reporting

/// `plugin trust`: lets a program run, for one person and one state of its files.
struct PluginTrustCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Let a plugin that is a program run on this machine.",
    discussion: """
      Shows what the plugin is and asks for, and takes only 'yes'. The grant lies outside of the \
      repository, in $XDG_STATE_HOME/xqr-campaign/trust.json, and holds for this repository, these \
      files and these capabilities; any change voids it.

        xqr-campaign plugin trust crm
        xqr-campaign plugin trust crm --revoke

      Nothing is asked off a terminal. In CI set XQR_TRUST_LOCK to the digest of campaigns/xqr.lock \
      as a protected variable, or give '--allow-plugin'.

      Exit codes: 0; 1 errors, or another answer.
      """)

  @Argument(help: ArgumentHelp("The plugin.", valueName: "name"))
  var name: String

  @Flag(help: "Take every grant of this plugin in this repository back.")
  var revoke = false

  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment), let declared = bench.declaredPlugins() else {
      return .failed
    }
    do throws(Diagnostic) {
      let repository = declared.inspector.repository
      let file = try TrustFile(environment, outside: repository)
      return revoke ? try take(from: file, declared, bench) : try give(to: file, declared, bench)
    } catch {
      bench.show(DiagnosticList([error]), declared.files)
      return .failed
    }
  }

  private func take(
    from file: TrustFile, _ declared: DeclaredPlugins, _ bench: Workbench
  ) throws(Diagnostic) -> ExitStatus {
    let grants = try file.read()
    let project = declared.inspector.project
    let others = grants.filter { $0.plugin != name || $0.project != project }
    guard others.count < grants.count else {
      bench.terminal.message("xqr-campaign: '\(name.prefix(80))' has no grant here.\n")
      return .failed
    }
    try file.write(others)
    bench.terminal.message("'\(name)' doesn't run here any more.\n")
    return .done
  }

  private func give(
    to file: TrustFile, _ declared: DeclaredPlugins, _ bench: Workbench
  ) throws(Diagnostic) -> ExitStatus {
    guard let plugin = declared[name] else {
      bench.show(noPlugin: name, in: declared)
      return .failed
    }
    guard let sound = plugin.sound else {
      bench.show(plugin.faults, declared.files)
      return .failed
    }
    if let refusal = plugin.lockRefusal { throw refusal }
    switch sound.grantState {
    case .notNeeded:
      bench.terminal.message("'\(name)' is Lua, which only computes: it needs no grant.\n")
      return .done
    case .granted(.person):
      bench.terminal.message("'\(name)' is trusted already, as it is now.\n")
      return .done
    case .refused: throw plugin.grantRefusal ?? .noPrograms(plugin.declaration)
    case .missing, .granted: break
    }
    // A damaged file is said before anybody reads on.
    let grants = try file.read()
    bench.terminal.message(PluginCard(PluginList.Row(plugin)).text)
    guard bench.terminal.canAsk else {
      throw .cannotAsk(plugin.declaration, sound.content, declared.inspector.lockDigest)
    }
    guard
      bench.terminal.approves(
        "\nIt is a program: it may do on this machine what you may. Let it run? Only 'yes' is taken: "
      )
    else {
      bench.terminal.message("Nothing was granted.\n")
      return .failed
    }
    let grant = declared.inspector.grant(sound.manifest, sound.content)
    try file.write(
      grants.filter { $0.plugin != grant.plugin || $0.project != grant.project } + [grant])
    bench.terminal.message("'\(name)' may run here, as long as none of its files changes.\n")
    return .done
  }
}

extension Diagnostic {
  fileprivate static func cannotAsk(
    _ declaration: PluginDeclaration, _ content: PluginContent, _ lockDigest: String?
  ) -> Diagnostic {
    Diagnostic(
      notTrusted, at: declaration.nameSpan, "nobody can be asked here, and nothing is granted",
      help: [
        "In CI: XQR_TRUST_LOCK=\(lockDigest ?? "sha256:…") as a protected variable, or "
          + "'--allow-plugin \(declaration.name)@\(content.digest)'.",
        "On your machine run it in a terminal.",
      ])
  }
}
