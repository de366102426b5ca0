package import Links
package import Planning

extension Courier {
  /// Cost: one call.
  package func usage() async throws(CallFailure) -> Usage {
    guard case .usage(let usage) = try await answer(to: .usage) else {
      preconditionFailure("usage is answered by usage")
    }
    return usage
  }

  /// Cost: one call.
  package func workspace() async throws(CallFailure) -> Workspace {
    guard case .workspace(let workspace) = try await answer(to: .workspace) else {
      preconditionFailure("a workspace is answered by a workspace")
    }
    return workspace
  }

  /// Reads the workspace, or a campaign's links by its owner label.
  ///
  /// Cost: max(1, ⌈links/200⌉) calls when nothing moves meanwhile.
  package func listing(
    _ scope: LiveListing.Scope, of ownership: Ownership
  ) async throws(CallFailure) -> LiveListing {
    let before = gate.spent
    let label = scope == .campaign ? ownership.ownerLabel : nil
    let job = await run(ListingMachine(label: label, limits: gate.limits))
    switch job.result {
    case .failed(let failure): throw failure
    case .listed(let links, let isComplete):
      return LiveListing(
        links: links, scope: scope, isComplete: isComplete, calls: gate.spent - before)
    case nil: preconditionFailure("a job that ended without a result")
    }
  }

  private func answer(to call: Call) async throws(CallFailure) -> Answer {
    guard let result = await run(SingleCall(call)).result else {
      preconditionFailure("a job that ended without a result")
    }
    return try result.get()
  }
}
