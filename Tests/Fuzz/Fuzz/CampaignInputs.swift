import Campaigns
import Diagnostics
import Links

/// The files of one campaign, in memory.
struct CampaignInputs: InputFiles {
  var files = SourceFiles()
  private let contents: [String: [UInt8]]
  private var known: [String: SourceFile.ID] = [:]

  init(_ contents: [String: [UInt8]]) {
    self.contents = contents
  }

  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    guard let bytes = contents[path] else { throw InputFault("no such file") }
    let id = files.add(path: path, bytes: bytes)
    known[path] = id
    return id
  }

  /// The links of `c.yaml`, or nil after complaints that all have their places.
  mutating func expanded() -> DesiredSet? {
    var diagnostics = DiagnosticList()
    let settings = Campaign.Settings(now: Instant(seconds: 1_790_000_000))
    let campaign = Campaign("c.yaml", &self, settings, &diagnostics)
    let links = campaign?.expand(&diagnostics)
    precondition((links == nil) == diagnostics.hasErrors, "no links without a reason")
    checkPlaces(diagnostics, in: files)
    return links
  }
}
