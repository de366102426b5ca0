import ArgumentParser

/// `plugin`: what there is around plugins.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin",
    abstract: "List, lock, trust, write and test plugins.",
    discussion: """
      A plugin is declared in campaigns/project.yaml or in a campaign, 'plugins: {crm: {path: \
      plugins/crm}}', locked in campaigns/xqr.lock, and, where it is a program, trusted by whoever \
      runs it.

        xqr-campaign plugin new --exec crm
        xqr-campaign plugin list
      """,
    subcommands: [
      PluginListCommand.self, PluginLockCommand.self, PluginTrustCommand.self,
      PluginNewCommand.self, PluginTestCommand.self,
    ])
}
