extension Service {
  /// `GET /<code>`: 302 where the link is live, 410 where it is disabled or expired, else 404.
  ///
  /// A GET counts as a scan, a HEAD doesn't. Of the routing rules only those without conditions are
  /// followed, first by priority and then by place; the others never match here.
  func redirect(_ call: Call) async throws -> Answer {
    guard let found = try await store.scan(code: call.subject, counts: call.method == "GET") else {
      return .plain(404, "no such link\n", call)
    }
    guard found.isLive else { return .plain(410, "this link has ended\n", call) }
    var answer = Answer.plain(302, "", call)
    answer.headers.append(("Location", found.link.destinationOfAnyVisitor))
    return answer
  }
}

extension Answer {
  fileprivate static func plain(_ status: Int, _ text: String, _ call: Call) -> Answer {
    // A body after HEAD would be read as the start of the next answer.
    let body = call.method == "HEAD" ? [] : Array(text.utf8)
    return Answer(status: status, headers: [("Content-Type", "text/plain")], body: body)
  }
}

extension LinkRow {
  fileprivate var destinationOfAnyVisitor: String {
    let rules = (try? JSONParser.parse(Array(rules.utf8)))?.array ?? []
    let open = rules.filter { ($0["conditions"]?.members ?? []).isEmpty }
    let first = open.enumerated().min {
      ($0.element["priority"]?.integer ?? 0, $0.offset)
        < ($1.element["priority"]?.integer ?? 0, $1.offset)
    }
    return first?.element["destination"]?.string ?? destination
  }
}
