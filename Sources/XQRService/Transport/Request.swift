/// One HTTP request, without what is the same for all of them.
struct Request: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  let method: Method
  /// From the base URL's path on, percent-encoded, with the query: `/links?limit=200`.
  let target: String
  /// JSON; nil for none.
  let body: [UInt8]?

  init(_ method: Method, _ target: String, body: [UInt8]? = nil) {
    self.method = method
    self.target = target
    self.body = body
  }
}
