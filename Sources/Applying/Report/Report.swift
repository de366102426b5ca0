package import Links
package import Planning

/// What a run was, and the sums of its account; the lines stand behind it.
package struct ReportHeader: Hashable, Sendable {
  package static let formatVersion = "1.3"
  package static let kind = "xqr-campaign.report"

  package var campaign: String
  /// Random, 16 hexadecimal digits.
  package var run: String
  package var planDigest: String
  /// The plan's random id; nil where a killed run is accounted for, which didn't keep it.
  package var planID: String?
  package var workspace: String
  package var isSandbox: Bool
  package var toolVersion: String
  /// Whether the plan was about some links alone, so that others are skipped.
  package var isPartial = false
  /// Who ran it, as far as the machine knows.
  package var who: String
  /// The commit of the files; nil outside of git.
  package var commit: String?
  package var started: Instant
  package var endedAt: Instant
  package var ended: Ended

  /// Parameters of URLs whose values views don't show.
  package var sensitiveQuery = SensitiveQuery()

  package var counts = OutcomeCounts()
  /// How many links the account is about: desired, and live without being desired.
  package var linkCount = 0

  /// How many lines are not as sent.
  package var notAsSent = 0

  /// Calls of a clean run.
  package var planned = Cost()
  /// Calls that were made, retries among them.
  package var made = Cost()
  package var retries = 0

  package init(
    campaign: String, run: String, planDigest: String, workspace: String, isSandbox: Bool,
    toolVersion: String, who: String, commit: String?, started: Instant, endedAt: Instant,
    ended: Ended
  ) {
    self.campaign = campaign
    self.run = run
    self.planDigest = planDigest
    self.workspace = workspace
    self.isSandbox = isSandbox
    self.toolVersion = toolVersion
    self.who = who
    self.commit = commit
    self.started = started
    self.endedAt = endedAt
    self.ended = ended
  }

  /// Whether every link has exactly one outcome.
  package var addsUp: Bool { counts.total == linkCount }

  /// Whether a call of the run may have been carried out after its end: one whose answer was lost,
  /// tried again or given up.
  package var mayArriveLate: Bool {
    retries > 0 || counts[.unknown] > 0 || ended == .stopped(.killed)
  }

  /// `20261123T224926Z-<run id>.json`.
  package var fileName: String { "\(started.compact)-\(run).json" }
}

/// A report that was read, or that is small enough to be held.
package struct Report: Hashable, Sendable {
  package let header: ReportHeader

  /// One per link in the plan's order; after a kill only those that something was sent for.
  package let lines: [ReportLine]

  package init(header: ReportHeader, lines: [ReportLine]) {
    self.header = header
    self.lines = lines
  }
}
