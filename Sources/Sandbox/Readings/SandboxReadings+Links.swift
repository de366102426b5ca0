// How links are kept and written back.

extension SandboxReadings {
  package enum LabelCase: String, CaseIterable, Sendable {
    case exact
    /// Kept as they were sent; a listing by label ignores case.
    case ignored
    /// Kept in lower case.
    case lowered
  }

  package enum SlugCase: String, CaseIterable, Sendable {
    case exact
    /// Kept as they were sent; two that differ in case alone clash.
    case ignored
    /// Kept in lower case.
    case lowered
  }

  /// The length of a generated code.
  package enum CodeLength: String, CaseIterable, Sendable {
    case seven = "7"
    case six = "6"

    var count: Int { self == .seven ? 7 : 6 }
  }

  package enum IDs: String, CaseIterable, Sendable {
    /// Lower-case UUIDs.
    case uuid
    /// `lnk_` and characters that have to be escaped in a path.
    case opaque
  }

  /// How answers write URLs.
  package enum URLs: String, CaseIterable, Sendable {
    case sent
    /// Scheme and host in lower case, no default port, `/` for an empty path, upper-case `%XX`,
    /// nothing escaped that needs no escape.
    case normalised
    /// Normalised, the parameters of the query sorted, and no fragment.
    case rewritten
  }

  /// How answers write times.
  package enum Times: String, CaseIterable, Sendable {
    /// `2026-11-02T09:00:00Z`.
    case seconds
    /// `2026-11-02T09:00:00.250Z`.
    case fractions
    /// `2026-11-02T11:00:00+02:00`.
    case offsets
  }

  /// How answers write routing rules.
  package enum Rules: String, CaseIterable, Sendable {
    case sent
    /// In the order of priority, with every condition at its default where none was sent, and
    /// with members that were never sent.
    case full
  }
}
