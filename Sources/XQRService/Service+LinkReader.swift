import JSON
package import Links

extension Service: LinkReader {
  package func page(_ request: PageRequest) async -> Reply<LinkPage> {
    var target = "/links?limit=\(request.limit)&offset=\(request.offset)"
    if let label = request.label { target += "&label=" + PercentEncoding.component(label) }
    return await send(Request(.get, target)).reply { (answer) throws(AnswerFault) in
      let links = try LinkDecoder.links(in: answer.data, kind: .listed)
      return LinkPage(links: links, total: answer.meta?["total"]?.int.flatMap { Int(exactly: $0) })
    }
  }

  package func usage() async -> Reply<Usage> {
    await send(Request(.get, "/workspace/usage")).reply { (answer) throws(AnswerFault) in
      try AccountDecoder.usage(answer.data)
    }
  }

  package func workspace() async -> Reply<Workspace> {
    await send(Request(.get, "/workspace")).reply { (answer) throws(AnswerFault) in
      try AccountDecoder.workspace(answer.data)
    }
  }
}
