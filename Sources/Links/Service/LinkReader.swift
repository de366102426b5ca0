/// Reads links from a service.
///
/// Sends GET and nothing else.
package protocol LinkReader: Sendable {
  /// One page of the listing. Cost: one call.
  func page(_ request: PageRequest) async -> Reply<LinkPage>

  /// Quota, limits and features. Cost: one call.
  func usage() async -> Reply<Usage>

  /// The workspace that the key reaches. Cost: one call.
  func workspace() async -> Reply<Workspace>
}

/// Which part of which listing.
package struct PageRequest: Hashable, Sendable {
  /// The most that the service gives on a page.
  package static let largest = 200

  /// Only links that carry this label; nil for the whole workspace.
  package var label: String?
  package var offset: Int
  package var limit: Int

  package init(label: String?, offset: Int, limit: Int = largest) {
    self.label = label
    self.offset = offset
    self.limit = limit
  }
}

/// A page, newest link first.
package struct LinkPage: Sendable {
  package let links: LiveSet
  /// How many links the whole listing has; nil where the answer doesn't say.
  package let total: Int?

  package init(links: LiveSet, total: Int?) {
    self.links = links
    self.total = total
  }
}

/// The account's counters.
///
/// Nil is unknown or unlimited.
package struct Usage: Hashable, Sendable {
  package var plan: String?
  package var totalLinks: Int?
  package var callsUsed: Int?
  package var callsLimit: Int?
  package var linksCreated: Int?
  package var linksLimit: Int?
  package var hasBulk = true
  package var hasRoutingRules = true

  package init() {}
}

package struct Workspace: Hashable, Sendable {
  package let id: String
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
