import Campaigns
import Diagnostics
import Links

/// Files in memory, as a repository would have them.
struct Project: InputFiles {
  private(set) var files = SourceFiles()
  private let contents: [String: [UInt8]]
  private var known: [String: SourceFile.ID] = [:]

  init(_ contents: [String: String]) {
    self.contents = contents.mapValues { Array($0.utf8) }
  }

  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    guard let bytes = contents[path] else { throw InputFault("no such file") }
    let id = files.add(path: path, bytes: bytes)
    known[path] = id
    return id
  }
}

/// What came of a campaign.
struct Expansion {
  let links: DesiredSet?
  let diagnostics: [Diagnostic]
  let files: SourceFiles

  /// `campaigns/c.yaml:3:5 XQ1001` for each diagnostic, in the order of their places.
  var places: [String] {
    diagnostics.map { diagnostic in
      guard let span = diagnostic.span else { return diagnostic.code.id }
      let file = files[span.file]
      let position = file.position(at: span.start)
      let name = file.path.split(separator: "/").last ?? ""
      return "\(name):\(position.line):\(position.column) \(diagnostic.code.id)"
    }
  }

  init(_ campaign: String, _ others: [String: String] = [:], _ variables: [String: String] = [:]) {
    var contents = ["campaigns/c.yaml": campaign]
    for (name, text) in others { contents["campaigns/" + name] = text }
    var project = Project(contents)
    var settings = Campaign.Settings(now: Instant(seconds: 1_790_000_000))
    settings.variables = variables
    var diagnostics = DiagnosticList()
    let campaign = Campaign("campaigns/c.yaml", &project, settings, &diagnostics)
    links = campaign?.expand(&diagnostics)
    self.diagnostics = diagnostics.sorted
    files = project.files
  }
}
