/// What is wrong, or may be, with where a destination leads.
package enum DestinationFinding: Hashable, Sendable {
  /// No page: a status from 400 on, no answer, or a redirect that can't be followed.
  case dead
  case loop
  case tls(String)
  /// Only this network's own see it.
  case privateAddress
  /// The host looks like one for trying things out.
  case staging(String)
  /// A page on the way is asked without encryption.
  case plain(String)
  /// A redirect leads to this host.
  case otherHost(String)
  /// These parameters of the destination don't reach the last page.
  case lostQuery([String])
  /// The way comes back to short links.
  case shortDomain(String)
  case slow(milliseconds: Int)
  /// The page says that it has this language, and the links another.
  case language(String)

  /// What policies call it.
  package enum Kind: String, CaseIterable, Sendable {
    case dead, loop, tls, language, http, slow, staging
    case privateAddress = "private"
    case otherHost = "other_host"
    case lostQuery = "lost_query"
    case shortDomain = "short_domain"
  }

  package var kind: Kind {
    switch self {
    case .dead: .dead
    case .loop: .loop
    case .tls: .tls
    case .privateAddress: .privateAddress
    case .staging: .staging
    case .plain: .http
    case .otherHost: .otherHost
    case .lostQuery: .lostQuery
    case .shortDomain: .shortDomain
    case .slow: .slow
    case .language: .language
    }
  }

  /// Whether visitors see no page, or one that isn't for them.
  package var isError: Bool {
    switch kind {
    case .dead, .loop, .tls, .privateAddress, .staging: true
    case .http, .otherHost, .lostQuery, .shortDomain, .slow, .language: false
    }
  }
}
