import Applying
import Links
import Planning

/// From where campaigns are planned: the workspace, and what is left of the account as far as
/// anybody knows.
struct Vantage {
  let workspaceID: String
  let isSandbox: Bool
  let quota: Quota
  /// Calls a second; nil where nothing is paced.
  let rate: Double?

  init(workspaceID: String, isSandbox: Bool, quota: Quota, rate: Double?) {
    self.workspaceID = workspaceID
    self.isSandbox = isSandbox
    self.quota = quota
    self.rate = rate
  }

  /// Where a snapshot was taken; what was left then says nothing of now.
  init(_ snapshot: Snapshot) {
    var quota = Quota()
    quota.hasBulk = snapshot.hasBulk
    self.init(
      workspaceID: snapshot.workspaceID, isSandbox: snapshot.isSandbox, quota: quota, rate: nil)
  }

  /// Plans the way back from a run.
  ///
  /// - Throws: Where the report isn't of this workspace, or its links can't be told apart.
  func plan(
    back reported: ReportedRun, _ listing: LiveListing, _ options: PlanOptions
  ) throws(RunFailure) -> Plan {
    let header = reported.report.header
    guard header.workspace == workspaceID else {
      throw RunFailure(.reportOfOtherWorkspace(header.workspace, workspaceID))
    }
    var options = options
    options.scope = listing.scope
    let reports = reported.repository.root + "/reports/" + header.campaign
    do throws(DesiredSetClashes) {
      return try RevertPlanner.plan(
        reported.report.reversals, of: reported.run, by: reported.ownership, listing: listing,
        echoes: LastReport.echoes(in: reports, workspaceID: workspaceID), lock: reported.lock,
        options: options,
        binding: Binding(
          inputs: reported.inputs, variables: [], toolVersion: Version.text,
          workspaceID: workspaceID, isSandbox: isSandbox),
        made: Made(id: RunID.make(), time: Clock.now, quota: quota, rate: rate))
    } catch {
      throw RunFailure(.clashingReport(reported.path))
    }
  }

  /// Plans one campaign against a listing that was read already, and its last reports.
  ///
  /// - Parameter worktree: What git says of the campaign's files, where the options ask for it.
  func plan(
    _ loaded: Workbench.Loaded, _ links: DesiredSet, _ listing: LiveListing,
    _ options: PlanOptions, worktree: Worktree = .notAsked
  ) -> Plan {
    var options = options
    options.scope = listing.scope
    let reports = loaded.repository.root + "/reports/" + links.ownership.campaign
    let binding = Binding(
      inputs: loaded.inputs, variables: loaded.variables, plugins: loaded.plugins.record,
      toolVersion: Version.text, workspaceID: workspaceID, isSandbox: isSandbox)
    return Planner.plan(
      desired: links, listing: listing,
      echoes: LastReport.echoes(in: reports, workspaceID: workspaceID), lock: loaded.lock,
      options: options, binding: binding, worktree: worktree,
      made: Made(id: RunID.make(), time: loaded.now, quota: quota, rate: rate),
      lastWrites: { LastReport.writes(of: $0, in: reports, workspaceID: workspaceID) }
    ).judged(by: loaded)
  }
}
