import Diagnostics
import YAMLSyntax

/// One item of `tests:` as it is written: something that has to be true of the expansion.
struct TestDeclaration: Sendable {
  enum Claim: Sendable {
    /// How many links there are.
    case count(Int)
    /// What a link is like; fields that aren't named may be anything.
    case link(key: String, [Expectation])
    /// The code of an error that has to be met.
    case error(String)
  }

  /// A field of a link and its value.
  struct Expectation: Sendable {
    enum Field: String, CaseIterable, Sendable {
      case url, labels, enabled
      case customSlug = "custom_slug"
      case expiresAt = "expires_at"
    }

    let field: Field
    let value: Node
  }

  let claim: Claim
  /// Of what is claimed.
  let span: SourceSpan
  /// Inputs with values of the test's own.
  var variables: [String: Campaign.Settings.Variable] = [:]
}

extension TestDeclaration {
  /// Reads `{count: 12}`, `{key: k, expect: {…}}` or `{error: XQ1301}`, each with or without `var`;
  /// nil after a report.
  init?(_ node: Node, _ diagnostics: inout DiagnosticList) {
    let known = diagnostics.errorCount
    guard var reader = MappingReader(node, subject: "a test", &diagnostics) else { return nil }
    let (count, key) = (reader.optional("count"), reader.optional("key"))
    let (expected, error) = (reader.optional("expect"), reader.optional("error"))
    for entry in reader.optional("var")?.members("var", &diagnostics) ?? [] {
      guard let text = entry.value.plainText("var", &diagnostics) else { continue }
      let place = Campaign.Settings.Variable.Place(name: entry.keySpan, value: entry.value.span)
      variables[entry.key] = Campaign.Settings.Variable(text, at: place)
    }
    reader.finish(&diagnostics)
    switch (count, key, expected, error) {
    case (let count?, nil, nil, nil):
      guard case .scalar(let scalar) = count.kind, case .int(let number) = scalar.value, number >= 0
      else {
        diagnostics.report(.wrongShape(count, expected: "'count' is a number of links"))
        return nil
      }
      (claim, span) = (.count(Int(number)), count.span)
    case (nil, let key?, let expected?, nil):
      guard let text = key.plainText("key", &diagnostics),
        let fields = Expectation.list(expected, &diagnostics)
      else { return nil }
      (claim, span) = (.link(key: text, fields), key.span)
    case (nil, nil, nil, let error?):
      guard let code = error.plainText("error", &diagnostics) else { return nil }
      (claim, span) = (.error(code), error.span)
    default:
      if diagnostics.errorCount == known { diagnostics.report(.noClaim(node)) }
      return nil
    }
  }
}

extension TestDeclaration.Expectation {
  /// The fields of `expect:`; nil after a report.
  fileprivate static func list(
    _ node: Node, _ diagnostics: inout DiagnosticList
  ) -> [TestDeclaration.Expectation]? {
    let known = diagnostics.errorCount
    guard var reader = MappingReader(node, subject: "'expect'", &diagnostics) else { return nil }
    let fields = Field.allCases.compactMap { field in
      reader.written(field.rawValue).map { TestDeclaration.Expectation(field: field, value: $0) }
    }
    reader.finish(&diagnostics)
    return diagnostics.errorCount == known ? fields : nil
  }
}

extension Diagnostic {
  fileprivate static func noClaim(_ node: Node) -> Diagnostic {
    Diagnostic(
      .missingField, at: node.span,
      "a test has exactly one of 'count', 'key' with 'expect', and 'error'",
      help: ["Write '{count: 12}', '{key: k, expect: {custom_slug: s-k}}' or '{error: XQ1301}'."])
  }
}
