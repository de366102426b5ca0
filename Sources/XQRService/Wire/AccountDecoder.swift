import JSON
import Links

/// Workspace and usage (API contract 7.10).
enum AccountDecoder {
  /// Every member may be missing; null and negative numbers mean that there is no limit.
  ///
  /// - Throws: A fault where `data` is no object.
  static func usage(_ data: JSONValue) throws(AnswerFault) -> Usage {
    guard data.kind == .object else { throw AnswerFault("'data' is not an object") }
    var usage = Usage()
    usage.plan = data["plan"]?.string
    if let used = data["usage"] {
      usage.totalLinks = count(used["total_links"])
      usage.callsUsed = count(used["api_calls_this_month"])
      usage.linksCreated = count(used["links_created_this_month"])
    }
    if let limits = data["limits"] {
      usage.callsLimit = count(limits["api_calls_per_month"])
      usage.linksLimit = count(limits["links_per_month"])
    }
    if let features = data["features"] {
      usage.hasBulk = features["bulk_ops"]?.bool ?? true
      usage.hasRoutingRules = features["routing_rules"]?.bool ?? true
    }
    return usage
  }

  /// - Throws: A fault where there is no id.
  static func workspace(_ data: JSONValue) throws(AnswerFault) -> Workspace {
    guard let id = data["id"]?.string, !id.isEmpty else {
      throw AnswerFault("the workspace has no id")
    }
    return Workspace(id: id, name: data["name"]?.string ?? "")
  }

  private static func count(_ value: JSONValue?) -> Int? {
    value?.int.flatMap { $0 < 0 ? nil : Int(exactly: $0) }
  }
}
