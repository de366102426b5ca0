/// A link in the sandbox's store, for tests that look behind the interface.
package struct SandboxLink: Hashable, Sendable {
  package var id: String
  package var shortCode: String
  package var destination: String
  package var enabled: Bool
  package var labels: [String]
  /// The rules as JSON text, members in the order they were sent.
  package var routingRules: String
  package var scanCount: Int
  package var lastScanAt: String?
  package var expiresAt: String?
  package var createdAt: String
  package var updatedAt: String

  init(_ row: LinkRow) {
    id = row.id
    shortCode = row.code
    destination = row.destination
    enabled = row.enabled
    labels = (try? JSONParser.parse(Array(row.labels.utf8)))?.strings ?? []
    routingRules = row.rules
    scanCount = row.scanCount
    lastScanAt = row.lastScanAt
    expiresAt = row.expiresAt
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }
}
