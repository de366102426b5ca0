package import Planning

/// The kinds of calls that cost something, as a plan prices them.
package typealias CallKind = Cost.Kind

extension Cost.Kind {
  /// Whether the call changes something.
  package var writes: Bool { self != .usage && self != .list }

  /// Whether sending the call twice has the effect of sending it once.
  ///
  /// A create isn't repeatable: the service knows no idempotency key (API contract 8.18).
  package var isRepeatable: Bool { self != .create }
}
