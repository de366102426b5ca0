/// The traffic and resource limits of a workspace, and the features of its plan.
///
/// A nil limit is no limit: nothing is refused, its headers are absent and `/workspace/usage` says
/// null.
package struct SandboxLimits: Hashable, Sendable {
  /// The plan's name in `/workspace`.
  package var plan: String
  /// Requests per second and key; also the capacity of the bucket.
  package var burst: Int?
  package var callsPerMonth: Int?
  package var linksPerMonth: Int?
  /// Without it both bulk endpoints answer 403 `FEATURE_NOT_AVAILABLE`.
  package var bulkOperations = true
  /// Without it a link with rules is refused with `FEATURE_NOT_AVAILABLE`.
  package var routingRules = true

  package init(plan: String, burst: Int?, callsPerMonth: Int?, linksPerMonth: Int?) {
    self.plan = plan
    self.burst = burst
    self.callsPerMonth = callsPerMonth
    self.linksPerMonth = linksPerMonth
  }

  package static let unlimited = SandboxLimits(
    plan: "sandbox", burst: nil, callsPerMonth: nil, linksPerMonth: nil)
  package static let pro = SandboxLimits(
    plan: "pro", burst: 10, callsPerMonth: 1_000, linksPerMonth: 5_000)
  package static let business = SandboxLimits(
    plan: "business", burst: 50, callsPerMonth: 25_000, linksPerMonth: 50_000)
  package static let enterprise = SandboxLimits(
    plan: "enterprise", burst: 200, callsPerMonth: 100_000, linksPerMonth: nil)

  /// The preset of that name: `pro`, `business` or `enterprise`.
  package static func preset(_ name: String) -> SandboxLimits? {
    [pro, business, enterprise].first { $0.plan == name }
  }
}
