/// A request as the endpoints see it.
struct Call: Sendable {
  var endpoint: SandboxEndpoint
  /// A link's id or a short code, empty where the endpoint has none.
  var subject: String
  var method: String
  /// Query items in order, decoded.
  var query: [(name: String, value: String)]
  var body: [UInt8]
  var fault: Fault?

  func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// The body as a JSON object.
  ///
  /// - Throws: 400 for anything else.
  func object() throws(Refusal) -> JSON {
    let value: JSON
    do { value = try JSONParser.parse(body) } catch {
      throw .badRequest("the body is not JSON at byte \(error.offset)")
    }
    guard value.members != nil else { throw .badRequest("the body is not an object") }
    return value
  }
}
