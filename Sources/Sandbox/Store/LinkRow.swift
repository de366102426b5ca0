import GRDB

/// One stored link, with labels and rules as the JSON text that is kept of them.
struct LinkRow: Sendable {
  var id: String
  var code: String
  var destination: String
  var enabled: Bool
  var labels: String
  var rules: String
  var scanCount: Int
  var lastScanAt: String?
  var expiresAt: String?
  var createdAt: String
  var updatedAt: String

  /// The columns of ``init(_:)``, in its order.
  static let columns = """
    id, code, destination, enabled, labels, rules, scan_count, last_scan_at, expires_at, \
    created_at, updated_at
    """

  init(_ row: Row) {
    id = row[0]
    code = row[1]
    destination = row[2]
    enabled = row[3]
    labels = row[4]
    rules = row[5]
    scanCount = row[6]
    lastScanAt = row[7]
    expiresAt = row[8]
    createdAt = row[9]
    updatedAt = row[10]
  }

  /// A new link.
  init(_ draft: LinkDraft, code: String, at now: String) {
    id = RandomText.uuid()
    self.code = code
    destination = draft.destination
    enabled = true
    labels = JSONWriter.text(of: draft.labels)
    rules = draft.rules
    scanCount = 0
    expiresAt = draft.expiresAt
    createdAt = now
    updatedAt = now
  }

  var arguments: StatementArguments {
    [
      id, code, destination, enabled, labels, rules, scanCount, lastScanAt, expiresAt, createdAt,
      updatedAt,
    ]
  }
}

extension JSONWriter {
  /// Writes the whole link object of the interface.
  mutating func link(_ link: LinkRow, prefix: String) {
    raw(#"{"id":"#)
    string(link.id)
    raw(#","short_url":"#)
    string(prefix + link.code)
    raw(#","short_code":"#)
    string(link.code)
    raw(#","destination":"#)
    string(link.destination)
    raw(#","enabled":"#)
    bool(link.enabled)
    raw(#","labels":"#)
    raw(link.labels)
    raw(#","routing_rules":"#)
    raw(link.rules)
    raw(#","scan_count":"#)
    integer(link.scanCount)
    raw(#","last_scan_at":"#)
    string(link.lastScanAt)
    raw(#","expires_at":"#)
    string(link.expiresAt)
    raw(#","created_at":"#)
    string(link.createdAt)
    raw(#","updated_at":"#)
    string(link.updatedAt)
    raw("}")
  }

  /// Writes the three fields of the guide's bulk example.
  mutating func trimmedLink(_ link: LinkRow) {
    raw(#"{"id":"#)
    string(link.id)
    raw(#","short_code":"#)
    string(link.code)
    raw(#","destination":"#)
    string(link.destination)
    raw("}")
  }
}
