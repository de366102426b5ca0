import ArgumentParser
import Campaigns
import Diagnostics
import JSON
import Links
import Planning
import Reporting

/// `validate`: parses and expands, offline.
struct ValidateCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check campaign files without asking the service anything.",
    discussion: """
      Parses and expands every campaign, holds the links against the rules of 'policy:', runs \
      'tests:', and reports all errors in one run, each with file, line and column, the data row it \
      came from, and the way out.

      Exit codes: 0 sound, 1 errors, 5 a mandatory rule isn't kept.
      """)

  @OptionGroup var campaigns: CampaignOptions
  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns, looksAround: true, runsTests: true) else {
      return .failed
    }
    for campaign in loaded { bench.show(campaign) }
    let isValid = loaded.allSatisfy { $0.links != nil && !$0.diagnostics.hasErrors }
    let isPrinted = output.print(
      ValidationJSON.render(loaded), { text(loaded) }, on: bench.terminal)
    let status = loaded.contains { $0.isRefused } ? ExitStatus.guarded : .done
    return isValid && isPrinted ? status : status.combined(with: .failed)
  }

  private func text(_ loaded: [Workbench.Loaded]) -> String {
    loaded.map { campaign in
      let errors = campaign.diagnostics.items.count { $0.severity == .error }
      let what =
        campaign.links.map { Quantity.counted($0.count, "link") }
        ?? Quantity.counted(errors, "error")
      let broken = campaign.findings.count
      let rules =
        broken > 0
        ? ", \(Quantity.counted(broken, "rule")) \(broken == 1 ? "isn't" : "aren't") kept" : ""
      return "\(campaign.path): \(what)\(rules)\n"
    }.joined()
  }
}

/// The answer of `validate --json`.
enum ValidationJSON {
  /// `format_version`, `valid`, and per campaign `path`, `links` (null with errors), `errors`,
  /// `warnings`; a rule that isn't kept is one of either.
  static func render(_ loaded: [Workbench.Loaded]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string("1.0")
    json.key("valid")
    json.bool(loaded.allSatisfy { $0.links != nil && !$0.diagnostics.hasErrors && !$0.isRefused })
    json.key("campaigns")
    json.beginArray()
    for campaign in loaded {
      json.newline()
      json.beginObject()
      json.key("path")
      json.string(campaign.path)
      json.key("links")
      if let links = campaign.links { json.int(links.count) } else { json.null() }
      for (key, severity) in [
        ("errors", Diagnostic.Severity.error), ("warnings", Diagnostic.Severity.warning),
      ] {
        json.key(key)
        let all = campaign.diagnostics.items + campaign.findings.map(\.diagnostic)
        json.int(all.count { $0.severity == severity })
      }
      json.endObject()
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}
