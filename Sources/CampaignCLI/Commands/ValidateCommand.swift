import ArgumentParser
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
      Parses and expands every campaign and reports all errors in one run, each with file, line \
      and column, the data row it came from, and the way out.

      Exit codes: 0 sound, 1 errors.
      """)

  @OptionGroup var campaigns: CampaignOptions
  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns, looksAround: true) else { return .failed }
    for campaign in loaded { bench.show(campaign.diagnostics, campaign.files) }
    let isValid = loaded.allSatisfy { $0.links != nil && !$0.diagnostics.hasErrors }
    let isPrinted = output.print(
      ValidationJSON.render(loaded), { text(loaded) }, on: bench.terminal)
    return isValid && isPrinted ? .done : .failed
  }

  private func text(_ loaded: [Workbench.Loaded]) -> String {
    loaded.map { campaign in
      let errors = campaign.diagnostics.items.count { $0.severity == .error }
      let what =
        campaign.links.map { Quantity.counted($0.count, "link") }
        ?? Quantity.counted(errors, "error")
      return "\(campaign.path): \(what)\n"
    }.joined()
  }
}

/// The answer of `validate --json`.
enum ValidationJSON {
  /// `format_version`, `valid`, and per campaign `path`, `links` (null with errors), `errors`,
  /// `warnings`.
  static func render(_ loaded: [Workbench.Loaded]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string("1.0")
    json.key("valid")
    json.bool(loaded.allSatisfy { $0.links != nil && !$0.diagnostics.hasErrors })
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
        json.int(campaign.diagnostics.items.count { $0.severity == severity })
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
