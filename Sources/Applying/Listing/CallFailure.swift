package import Links

/// Why a call that only reads gave nothing.
package enum CallFailure: Error, Hashable, Sendable {
  case refused(Refusal, requestID: String?)
  case uncertain(Uncertainty)
  case notSent(String)
  case stopped(Stop)
  /// The key reaches this workspace, and another one is wanted.
  case otherWorkspace(Workspace)

  /// Nil for a reply that was carried out.
  package init?(_ reply: Reply<some Sendable>) {
    switch reply {
    case .done: return nil
    case .refused(let refusal, let head): self = .refused(refusal, requestID: head.requestID)
    case .uncertain(let uncertainty, _): self = .uncertain(uncertainty)
    case .notSent(let reason): self = .notSent(reason)
    }
  }
}
