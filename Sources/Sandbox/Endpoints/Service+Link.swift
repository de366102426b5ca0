// The three calls on one link. An unknown id is 404, never 400, since an id is opaque.

extension Service {
  /// `GET /links/{id}`.
  func get(_ call: Call) async throws -> Success {
    try found(try await store.link(id: call.subject))
  }

  /// `PATCH /links/{id}`: labels and rules are replaced whole.
  ///
  /// - Throws: 400, 403 for rules that the plan lacks, 404.
  func patch(_ call: Call) async throws -> Success {
    var patch = try LinkPatch(try call.object())
    patch.labels = patch.labels?.map(kept(label:))
    guard limits.routingRules || patch.rules ?? "[]" == "[]" else {
      throw Refusal.feature("routing_rules")
    }
    return try found(try await store.patch(id: call.subject, patch))
  }

  /// `DELETE /links/{id}`: 204, and the code is free again.
  func delete(_ call: Call) async throws -> Success {
    guard try await store.delete(id: call.subject) else { throw Refusal.noSuchLink }
    return Success(status: 204)
  }

  private func found(_ link: LinkRow?) throws(Refusal) -> Success {
    guard let link else { throw .noSuchLink }
    var writer = JSONWriter()
    writer.link(link, form)
    return Success(data: writer.bytes)
  }
}
