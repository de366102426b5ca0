package import Destinations

/// Addresses as `check` shows them: the one place where that is decided.
package enum ShownURL {
  package static func text(_ url: String) -> String { url }

  /// `https://a.example/ (301) → https://b.example/ (200)`.
  package static func way(_ answer: DestinationAnswer) -> String {
    answer.hops.map { "\(text($0.url)) (\($0.status == 0 ? "-" : "\($0.status)"))" }
      .joined(separator: " → ")
  }
}
