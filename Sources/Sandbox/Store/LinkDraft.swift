/// A link as it is asked for, found valid.
struct LinkDraft: Sendable {
  var destination: String
  /// Nil asks for a generated code.
  var slug: String?
  var labels: [String]
  /// The rules as JSON text, `[]` for none.
  var rules: String
  /// UTC, whole seconds; nil is never.
  var expiresAt: String?
}

/// What a PATCH asks for; nil leaves a field as it is.
struct LinkPatch: Sendable {
  var destination: String?
  var labels: [String]?
  var enabled: Bool?
  var rules: String?
}
