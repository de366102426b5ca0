package import Planning

/// Which listing is read: the whole workspace, or the links with an owner label.
package enum ScanChoice: String, CaseIterable, Hashable, Sendable {
  case auto, workspace, campaign

  /// Calls that a workspace scan may cost more than the label listings; what it shows beside
  /// (adoptable links, taken slugs) is worth that much.
  private static let allowance = 5

  /// Settles `auto`.
  ///
  /// - Parameters:
  ///   - totalLinks: Links of the workspace; nil where `/workspace/usage` didn't say.
  ///   - campaignLinks: For each campaign to be listed how many links it has or will have.
  ///   - adopts: Links without an owner are to be found, which only a workspace scan can.
  package func scope(
    totalLinks: Int?, campaignLinks: [Int], adopts: Bool
  ) -> LiveListing.Scope {
    if adopts { return .workspace }
    switch self {
    case .workspace: return .workspace
    case .campaign: return .campaign
    case .auto:
      guard let totalLinks else { return .campaign }
      let labelCalls = campaignLinks.map(ListingMachine.calls(for:)).reduce(0, +)
      let workspaceCalls = ListingMachine.calls(for: totalLinks)
      return workspaceCalls <= labelCalls + ScanChoice.allowance ? .workspace : .campaign
    }
  }
}
