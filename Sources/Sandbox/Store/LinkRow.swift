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
  init(_ draft: LinkDraft, id: String, code: String, at now: String) {
    self.id = id
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
