import ArgumentParser
import Campaigns

/// `schema`: JSON Schema of the files, for editors.
struct SchemaCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema of campaign files, for editors.",
    discussion: """
      In draft 2020-12. Editors with a YAML language server complete and check keys with it:

        xqr-campaign schema > campaigns/campaign.schema.json

      and, as the first line of a campaign file:

        # yaml-language-server: $schema=campaign.schema.json
      """)

  @Argument(
    help: ArgumentHelp(
      "campaign, project, shared for files under 'use:', plugin for a plugin.yaml, or policy for "
        + "files of '--policy'.",
      valueName: "kind"))
  var kind: CampaignSchema = .campaign

  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    bench.terminal.output(kind.json)
    return .done
  }
}

extension CampaignSchema: ExpressibleByArgument {}
