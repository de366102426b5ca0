import JSON
package import Links

extension Service: LinkWriter {
  package func create(_ drafts: [LinkDraft]) async -> Reply<BulkAnswer> {
    precondition(drafts.count <= BatchLimit.creates, "too many links for one call")
    let request = Request(.post, "/links/bulk", body: LinkEncoder.bulk(drafts))
    return await send(request).bulkReply { (answer) throws(AnswerFault) in
      try BulkDecoder.answer(answer.data, sent: drafts.count, key: key)
    }
  }

  package func create(_ draft: LinkDraft) async -> Reply<LiveSet> {
    await single(Request(.post, "/links", body: LinkEncoder.draft(draft)))
  }

  package func update(_ id: String, _ patch: LinkPatch) async -> Reply<LiveSet> {
    await single(Request(.patch, path(id), body: LinkEncoder.patch(patch)))
  }

  package func setEnabled(_ ids: [String], _ enabled: Bool) async -> Reply<Int> {
    precondition(ids.count <= BatchLimit.statuses, "too many links for one call")
    let body = LinkEncoder.status(ids, enabled)
    return await send(Request(.patch, "/links/bulk/status", body: body)).reply {
      (answer) throws(AnswerFault) in
      guard let updated = answer.data["updated"]?.int.flatMap({ Int(exactly: $0) }) else {
        throw AnswerFault("'updated' is missing")
      }
      return updated
    }
  }

  package func delete(_ id: String) async -> Reply<Void> {
    await send(Request(.delete, path(id))).deletionReply()
  }

  private func single(_ request: Request) async -> Reply<LiveSet> {
    await send(request).reply { (answer) throws(AnswerFault) in
      try LinkDecoder.link(in: answer.data)
    }
  }

  private func path(_ id: String) -> String {
    precondition(!id.isEmpty, "a link without id")
    return "/links/" + PercentEncoding.component(id)
  }
}
