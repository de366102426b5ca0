/// Where a request goes.
enum Route: Equatable {
  /// `subject` is a link's id or a short code, empty where the endpoint has none.
  case endpoint(SandboxEndpoint, subject: String)
  case administration(Administration)
  case unknown

  enum Administration: String {
    case links = "GET links"
    case log = "GET log"
    case faults = "POST faults"
  }

  /// The route of a method and a path's decoded segments.
  ///
  /// `links/bulk/status` goes before `links/{id}`.
  init(method: String, path: [String]) {
    switch path.first {
    case "_sandbox":
      let name = path.dropFirst().joined(separator: "/")
      self = Administration(rawValue: "\(method) \(name)").map(Route.administration) ?? .unknown
    case "api" where path.count > 1 && path[1] == "v1":
      self = Self.service(method: method, path: path.dropFirst(2))
    case let code? where path.count == 1 && (method == "GET" || method == "HEAD"):
      self = .endpoint(.redirect, subject: code)
    default: self = .unknown
    }
  }

  private static func service(method: String, path: ArraySlice<String>) -> Route {
    switch (method, path.joined(separator: "/")) {
    case ("GET", "links"): return .endpoint(.list, subject: "")
    case ("POST", "links"): return .endpoint(.create, subject: "")
    case ("POST", "links/bulk"): return .endpoint(.bulkCreate, subject: "")
    case ("PATCH", "links/bulk/status"): return .endpoint(.bulkStatus, subject: "")
    case ("GET", "workspace"): return .endpoint(.workspace, subject: "")
    case ("GET", "workspace/usage"): return .endpoint(.usage, subject: "")
    default: break
    }
    guard path.first == "links", path.count == 2, let id = path.last else { return .unknown }
    switch method {
    case "GET": return .endpoint(.get, subject: id)
    case "PATCH": return .endpoint(.patch, subject: id)
    case "DELETE": return .endpoint(.delete, subject: id)
    default: return .unknown
    }
  }
}
