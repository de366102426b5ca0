/// What a request is addressed to, by the name that a fault rule uses.
package enum SandboxEndpoint: String, CaseIterable, Sendable {
  case list
  case create
  case get
  case patch
  case delete
  case bulkCreate = "bulk_create"
  case bulkStatus = "bulk_status"
  case workspace
  case usage
  /// A short link itself, on the root of the host; needs no key and costs no call.
  case redirect

  /// The scope that a key needs; nil where no key is needed.
  var scope: String? {
    switch self {
    case .list, .get: "links:read"
    case .create, .patch, .delete, .bulkCreate, .bulkStatus: "links:write"
    case .workspace, .usage: "workspace:read"
    case .redirect: nil
    }
  }
}
