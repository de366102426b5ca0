import JSON
import Links

extension Refusal {
  /// Reads a 3xx or 4xx, whatever its body looks like.
  ///
  /// - Parameter root: The body; nil where it is no JSON.
  init(status: Int, root: JSONValue?, body: [UInt8], limits: TrafficLimits, key: APIKey) {
    let error = root?["error"]
    let code = error?["code"]?.string ?? error?.string ?? root?["code"]?.string ?? ""
    var message = error?["message"]?.string ?? root?["message"]?.string ?? ""
    if root == nil { message = Excerpt.text(body, key: key) }
    self.init(
      kind: Refusal.kind(status: status, code: code.lowercased(), limits: limits), status: status,
      code: Excerpt.text(code, key: key), message: Excerpt.text(message, key: key))
  }

  private static func kind(status: Int, code: String, limits: TrafficLimits) -> Kind {
    switch status {
    case 400, 413, 414, 415, 422: .badRequest
    case 401: .authentication
    case 403 where code == "feature_not_available": .feature
    case 403 where code == "plan_limit_exceeded": .planLimit
    case 403: .scope
    case 404: .notFound
    case 409: .conflict
    case 429 where code == "rate_limit_exceeded": .quota
    case 429 where code == "burst_limit_exceeded": .burst
    case 429: limits.monthlyRemaining == 0 ? .quota : .burst
    default: .unexpected
    }
  }
}
