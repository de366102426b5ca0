import JSON

/// The envelope of a 2xx: `data` beside `meta`.
struct Answer {
  let data: JSONValue
  let meta: JSONValue?

  /// - Throws: A fault where there is no `data`.
  init(_ root: JSONValue) throws(AnswerFault) {
    guard let data = root["data"] else { throw AnswerFault("'data' is missing") }
    self.data = data
    meta = root["meta"]
  }
}

/// What an answer lacks of the contract's promises.
struct AnswerFault: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
