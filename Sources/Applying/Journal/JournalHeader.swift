package import Links
package import Planning

/// The first line of a journal: whose run it is.
package struct JournalHeader: Hashable, Sendable {
  package static let formatVersion = "1.1"
  package static let kind = "xqr-campaign.journal"

  package internal(set) var run: String
  package internal(set) var ownership: Ownership
  package internal(set) var planDigest: String
  package internal(set) var workspace: String
  package internal(set) var isSandbox: Bool
  package internal(set) var toolVersion: String
  package internal(set) var processID: Int32
  package internal(set) var started: Instant

  /// How many links the run's account is about.
  package internal(set) var linkCount: Int

  /// The links among them that need no calls: the account of the run before it starts.
  package internal(set) var settled: OutcomeCounts

  /// Keys that the run doesn't send because an earlier one may have, with the time of that call.
  ///
  /// They count as unknown in ``settled``.
  package internal(set) var held: [String: Instant]

  /// Calls of a clean run.
  package internal(set) var planned = Cost()

  /// Calls that were made before the first intent, retries among them.
  package internal(set) var made = Cost()
  package internal(set) var retries = 0

  /// The header of a run that is about to start.
  ///
  /// - Parameters:
  ///   - made: Calls of the run so far, which read what exists.
  ///   - retries: Those among them that were not a call's first try.
  package init(
    run: String, planDigest: String, processID: Int32, started: Instant, machine: ApplyMachine,
    made: Cost = Cost(), retries: Int = 0
  ) {
    let binding = machine.plan.binding
    self.init(
      run: run, ownership: machine.plan.desired.ownership, planDigest: planDigest,
      workspace: binding.workspaceID, isSandbox: binding.isSandbox,
      toolVersion: binding.toolVersion, processID: processID, started: started,
      linkCount: machine.account.linkCount, settled: machine.account.counts, held: machine.held)
    planned = machine.plan.cost
    self.made = made
    self.retries = retries
  }

  init(
    run: String, ownership: Ownership, planDigest: String, workspace: String, isSandbox: Bool,
    toolVersion: String, processID: Int32, started: Instant, linkCount: Int,
    settled: OutcomeCounts, held: [String: Instant] = [:]
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
    self.held = held
  }
}
