/// A request is answered with an error envelope.
struct Refusal: Error, Hashable {
  var status: Int
  var code: String
  var message: String
  /// Seconds for the `Retry-After` header.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  static func badRequest(_ message: String) -> Refusal {
    Refusal(400, "INVALID_REQUEST", message)
  }

  static func feature(_ name: String) -> Refusal {
    Refusal(403, "FEATURE_NOT_AVAILABLE", "the plan lacks \(name)")
  }

  static let noSuchLink = Refusal(404, "NOT_FOUND", "no such link")
  static let noSuchEndpoint = Refusal(404, "NOT_FOUND", "no such endpoint")
  static let linkLimit = Refusal(
    403, "PLAN_LIMIT_EXCEEDED", "the links of this month are used up")

  static func slugTaken(_ slug: String) -> Refusal {
    Refusal(409, "SLUG_TAKEN", "slug '\(slug)' is taken")
  }
}
