package import Links

/// The first line of a journal: whose run it is.
package struct JournalHeader: Hashable, Sendable {
  package static let formatVersion = "1.0"
  package static let kind = "xqr-campaign.journal"

  package var run: String
  package var ownership: Ownership
  package var planDigest: String
  package var workspace: String
  package var isSandbox: Bool
  package var toolVersion: String
  package var processID: Int32
  package var started: Instant

  /// How many links the run's account is about.
  package var linkCount: Int

  /// The links among them that need no calls: the account of the run before it starts.
  package var settled: OutcomeCounts

  /// Keys that the run doesn't send because an earlier one may have, with the time of that call.
  ///
  /// They count as unknown in ``settled``.
  package var held: [String: Instant] = [:]

  package init(
    run: String, ownership: Ownership, planDigest: String, workspace: String, isSandbox: Bool,
    toolVersion: String, processID: Int32, started: Instant, linkCount: Int,
    settled: OutcomeCounts
  ) {
    self.run = run
    self.ownership = ownership
    self.planDigest = planDigest
    self.workspace = workspace
    self.isSandbox = isSandbox
    self.toolVersion = toolVersion
    self.processID = processID
    self.started = started
    self.linkCount = linkCount
    self.settled = settled
  }
}
