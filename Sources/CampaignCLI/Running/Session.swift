import Applying
import Campaigns
import Diagnostics
import Glibc
import Links
import Planning
import XQRService

/// One run against one service: its calls, its account, its listings.
///
/// Several campaigns share pace, usage and, where the whole workspace is read, the listing.
final class Session {
  let connection: Connection
  let courier: Courier
  /// Settles what is listed; a saved plan's scope is settled already.
  private let scan: (Int?, [Int]) -> LiveListing.Scope
  /// That the key reaches, where the project names one.
  private var workspace: Workspace?
  private var usage: Usage?
  private var hasAsked = false
  private var workspaceListing: LiveListing?
  private var before = (calls: Cost(), retries: 0)

  /// - Parameter scope: Of a saved plan.
  /// - Parameter writes: Whether calls may change anything; a plan's can't.
  init(
    _ connection: Connection, _ options: ServiceOptions, scope: LiveListing.Scope? = nil,
    maxCalls: Int?, adopts: Bool, writes: Bool,
    onProgress: (@Sendable (Courier.Progress) -> Void)? = nil
  ) {
    self.connection = connection
    let choice = options.scan
    scan = { total, campaigns in
      scope ?? choice.scope(totalLinks: total, campaignLinks: campaigns, adopts: adopts)
    }
    let gate = CallGate(
      rate: options.rate.rate, isLoopback: connection.service.base.isLoopback, maxCalls: maxCalls,
      seed: UInt64.random(in: 0 ... .max))
    courier = Courier(
      reader: connection.service, writer: writes ? connection.service : nil, gate: gate,
      onProgress: onProgress, onDecision: connection.log.decision)
  }

  /// Reads what lives, once for each campaign or once for all.
  ///
  /// Cost: 1 usage call for the session, 1 more where the project names the workspace, and the
  /// pages of the listing.
  func listing(
    of links: DesiredSet, all: [DesiredSet]
  ) async throws(CallFailure) -> LiveListing {
    try await listing(of: links.ownership, counts: all.map(\.count))
  }

  /// The same, of campaigns of which only the number of their links is known.
  func listing(
    of ownership: Ownership, counts: [Int]
  ) async throws(CallFailure) -> LiveListing {
    try await checkWorkspace()
    try await askUsage()
    let scope = scan(usage?.totalLinks, counts)
    if scope == .workspace, let known = workspaceListing { return known }
    let listing = try await courier.listing(scope, of: ownership)
    if scope == .workspace { workspaceListing = listing }
    return listing
  }

  /// Counts calls anew, for the next campaign.
  func beginCampaign() async {
    before = (await courier.gate.spent, await courier.gate.retries)
  }

  /// The calls since ``beginCampaign()``, and the retries among them.
  ///
  /// What campaigns share, usage and the listing of a workspace, counts for the first.
  var callsOfCampaign: (calls: Cost, retries: Int) {
    get async {
      let (spent, retries) = (await courier.gate.spent, await courier.gate.retries)
      return (spent - before.calls, retries - before.retries)
    }
  }

  /// What a plan is bound to: the sandbox's own id; the address with the workspace where the
  /// project names it, else with the key's loggable prefix.
  ///
  /// Known after the first answer.
  var workspaceID: String {
    get async {
      await courier.gate.sandboxID
        ?? workspace.map { "\(connection.address) \($0.id)" } ?? connection.workspaceID
    }
  }

  /// Asks which workspace the key reaches, once, where the project names one by id or name.
  ///
  /// Whoever isn't told gets no further: nothing is planned on a guess.
  /// - Throws: Also where it is another one.
  func checkWorkspace() async throws(CallFailure) {
    guard let named = connection.workspace?.text, workspace == nil else { return }
    let reached = try await courier.workspace()
    guard connection.isRehearsal || named == reached.id || named == reached.name else {
      throw .otherWorkspace(reached)
    }
    workspace = reached
  }

  /// Forgets what was listed, because something was written.
  func forgetListing() {
    workspaceListing = nil
  }

  /// A 403 or 404 only means that nobody says what is left; it never blocks.
  private func askUsage() async throws(CallFailure) {
    guard !hasAsked else { return }
    hasAsked = true
    do throws(CallFailure) {
      usage = try await courier.usage()
    } catch {
      guard case .refused(let refusal, _) = error,
        refusal.status == 403 || refusal.status == 404
      else { throw error }
    }
  }

  /// What is left of the month, the smaller of what usage and headers say.
  var quota: Quota {
    get async {
      var quota = Quota()
      if let usage {
        quota.hasBulk = usage.hasBulk
        quota.callsLimit = usage.callsLimit
        quota.callsLeft = usage.callsLimit.map { max(0, $0 - (usage.callsUsed ?? 0)) }
        quota.linksLeft = usage.linksLimit.map { max(0, $0 - (usage.linksCreated ?? 0)) }
        if quota.callsLeft != nil || quota.linksLeft != nil { quota.source = .usage }
      }
      let traffic = await courier.gate.traffic
      if let left = traffic.monthlyRemaining, left < quota.callsLeft ?? .max {
        quota.callsLeft = left
        quota.callsLimit = traffic.monthly
        quota.source = .header
      }
      return quota
    }
  }

  /// Where plans of this session stand; known after the first answer, which tells the workspace.
  var vantage: Vantage {
    get async {
      Vantage(
        workspaceID: await workspaceID, isSandbox: await courier.gate.sandboxID != nil,
        quota: await quota, rate: await courier.gate.pace)
    }
  }
}

/// Names of plans and runs that no other has.
enum RunID {
  /// 16 hexadecimal digits: the microsecond within the second, so that reports of one second stand
  /// in the order of their runs, and 44 random bits.
  static func make() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let bits = UInt64(now.tv_nsec / 1_000) << 44 | UInt64.random(in: 0..<1 << 44)
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
