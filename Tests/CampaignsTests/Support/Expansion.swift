import Bytes
import Campaigns
import Diagnostics
import InMemoryFiles
import Links

/// What came of a campaign.
struct Expansion {
  let links: DesiredSet?
  let diagnostics: [Diagnostic]
  let files: SourceFiles

  init(
    _ campaign: String, _ others: [String: String] = [:], variables: [String: String] = [:],
    environment: [String: String] = [:]
  ) {
    self.init(
      campaign, bytes: others.mapValues { Array($0.utf8) }, variables: variables,
      environment: environment)
  }

  init(
    _ campaign: String, bytes others: [String: [UInt8]], variables: [String: String] = [:],
    environment: [String: String] = [:], plugins: any PluginDesk = NoPlugins()
  ) {
    var contents = ["campaigns/c.yaml": Array(campaign.utf8)]
    for (name, bytes) in others { contents["campaigns/" + name] = bytes }
    var project = InMemoryFiles(contents)
    var settings = Campaign.Settings(now: Instant(seconds: 1_790_000_000))
    settings.variables = variables.mapValues { Campaign.Settings.Variable($0) }
    settings.environment = environment
    settings.plugins = plugins
    var diagnostics = DiagnosticList()
    let campaign = Campaign("campaigns/c.yaml", &project, settings, &diagnostics)
    links = campaign?.expand(&diagnostics)
    self.diagnostics = diagnostics.sorted
    files = project.files
  }

  /// A campaign whose one entry has these fields, behind `head`.
  init(
    entry: String, head: String = "", _ others: [String: String] = [:],
    bytes: [String: [UInt8]] = [:], variables: [String: String] = [:],
    environment: [String: String] = [:], plugins: any PluginDesk = NoPlugins()
  ) {
    let fields = entry.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let all = others.mapValues { Array($0.utf8) }.merging(bytes) { $1 }
    self.init(
      "campaign: c1\n\(head)\nlinks:\n  - id: a\n\(fields)\n", bytes: all,
      variables: variables, environment: environment, plugins: plugins)
  }

  /// `c.yaml:3:5 XQ1001` for each diagnostic, in the order of their places.
  var places: [String] {
    diagnostics.map { diagnostic in
      [diagnostic.span.map(place), diagnostic.code.id].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// `XQ1001 «the text at fault»` for each diagnostic.
  var faults: [String] {
    diagnostics.map { diagnostic in
      diagnostic.code.id + (diagnostic.span.map { " «\(files.text($0))»" } ?? "")
    }
  }

  var details: [String] { diagnostics.map(\.detail) }

  var destinations: [String] { links?.destinations.strings ?? [] }

  var keys: [String] { links?.keys.strings ?? [] }

  /// `c.yaml:3:5`.
  func place(_ span: SourceSpan) -> String {
    let file = files[span.file]
    let position = file.position(at: span.start)
    let name = file.path.split(separator: "/").last ?? ""
    return "\(name):\(position.line):\(position.column)"
  }
}
