import JSON
import Links

/// The answer to a bulk create (API contract 7.6, 8.7).
enum BulkDecoder {
  /// - Parameter sent: How many links the request had, to tell a position from nonsense.
  /// - Throws: A fault where neither `created` nor `errors` is a list, or one is something else.
  static func answer(
    _ data: JSONValue, sent: Int, key: APIKey
  ) throws(AnswerFault) -> BulkAnswer {
    let (created, errors) = (list(data["created"]), list(data["errors"]))
    guard created != nil || errors != nil else {
      throw AnswerFault("'created' and 'errors' are missing")
    }
    for member in [data["created"], data["errors"]] {
      if let member, member.kind != .array, !member.isNull {
        throw AnswerFault("'created' or 'errors' is not a list")
      }
    }
    let links: LiveSet
    if let created {
      links = try LinkDecoder.links(in: created, kind: .created)
    } else {
      links = LiveSetBuilder().finish()
    }
    let items = errors.map { $0.elements.map { item($0, sent: sent, key: key) } } ?? []
    return BulkAnswer(created: links, errors: items)
  }

  private static func list(_ value: JSONValue?) -> JSONValue? {
    value?.kind == .array ? value : nil
  }

  private static func item(
    _ value: JSONValue, sent: Int, key: APIKey
  ) -> BulkAnswer.ItemError {
    let index = value["index"]?.int.flatMap { Int(exactly: $0) }
    let nested = value["error"]
    let code =
      nested?.string ?? value["code"]?.string ?? nested?["code"]?.string ?? value.string ?? ""
    let message = value["message"]?.string ?? nested?["message"]?.string ?? ""
    let folded = code.lowercased()
    let isConflict =
      folded == "conflict" || folded == "slug_taken" || value["status"]?.int == 409
    return BulkAnswer.ItemError(
      index: index.flatMap { (0..<sent).contains($0) ? $0 : nil }, isConflict: isConflict,
      code: Excerpt.text(code, key: key), message: Excerpt.text(message, key: key))
  }
}
