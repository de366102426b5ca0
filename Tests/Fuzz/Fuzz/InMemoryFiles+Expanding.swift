import Campaigns
import Diagnostics
import InMemoryFiles
import Links

extension InMemoryFiles {
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
