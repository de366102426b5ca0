import ArgumentParser

/// `xqr-campaign`: the commands, in the order in which a newcomer needs them.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xqr-campaign",
    abstract: "Infrastructure as code for short links and QR codes.",
    discussion: """
      Campaign files describe links; 'plan' compares them with what the service has, 'apply' makes \
      it so and saves a report. Nothing is written before 'apply'.

      Try it without a key:
        xqr-campaign init
        xqr-campaign plan --sandbox
        xqr-campaign apply --sandbox

      The real service needs XQR_API_KEY, or --api-key-file. Every flag can be given by the \
      environment: --max-calls 50 is XQR_CAMPAIGN_MAX_CALLS=50, --no-color is \
      XQR_CAMPAIGN_NO_COLOR=1; --var season=x is XQR_CAMPAIGN_VAR_season=x.

      Exit codes, the first that applies: 130 interrupted, 70 a fault of ours, 64 usage, 3 no key \
      or no access, 11 stale plan, 10 quota or --max-calls used up during the run, 5 refused by a \
      guard, 4 a link failed, is blocked or unknown, 1 anything else failed, 2 changes present \
      (only with --detailed-exitcode), 0.
      """,
    version: Version.text,
    subcommands: [
      InitCommand.self, ValidateCommand.self, RenderCommand.self, PlanCommand.self,
      ApplyCommand.self, ShowCommand.self, RevertCommand.self, StatusCommand.self,
      FreezeCommand.self, ImportCommand.self, RetireCommand.self, CheckCommand.self,
      QRCommand.self, ConsoleCommand.self, SchemaCommand.self, ExplainCommand.self,
      PluginCommand.self,
      SandboxCommand.self,
    ])
}
