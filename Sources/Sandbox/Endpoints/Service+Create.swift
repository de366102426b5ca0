extension Service {
  /// `POST /links`.
  ///
  /// - Throws: 400, 403 for rules or links that the plan lacks, 409 `SLUG_TAKEN`.
  func create(_ call: Call) async throws -> Success {
    var draft = try draft(try call.object())
    if call.fault == .wrongSlug { draft.slug = nil }
    switch try await store.create([draft], linksPerMonth: limits.linksPerMonth).first {
    case .created(let link):
      var writer = JSONWriter()
      writer.link(link, form)
      return Success(status: 201, data: writer.bytes)
    case .taken(let slug): throw Refusal.slugTaken(slug)
    case .overLimit: throw Refusal.linkLimit
    case nil: preconditionFailure("one draft has one result")
    }
  }

  /// Reads a link that the plan allows.
  func draft(_ json: JSON) throws(Refusal) -> LinkDraft {
    var draft = try LinkDraft(json)
    draft.labels = draft.labels.map(kept(label:))
    guard limits.routingRules || draft.rules == "[]" else { throw .feature("routing_rules") }
    return draft
  }

  /// The label as the store keeps it.
  func kept(label: String) -> String {
    readings.labelCase == .lowered ? label.lowercased() : label
  }
}
