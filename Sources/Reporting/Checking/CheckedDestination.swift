package import Destinations

/// One destination of a campaign, with what came of it.
package struct CheckedDestination: Sendable {
  /// Keys that are named.
  package static let keyLimit = 5

  let campaign: String
  let url: String
  let answer: DestinationAnswer
  let findings: [DestinationFinding]
  let links: Int
  /// The first few.
  let keys: [String]

  package init(
    campaign: String, url: String, answer: DestinationAnswer, findings: [DestinationFinding],
    links: Int, keys: [String]
  ) {
    self.campaign = campaign
    self.url = url
    self.answer = answer
    self.findings = findings
    self.links = links
    self.keys = keys
  }
}
