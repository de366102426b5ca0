import Diagnostics
import YAMLSyntax

/// Takes the fields out of one mapping and complains about what is left.
///
/// Faults are collected, so that a file's mistakes are all told in one run.
struct MappingReader {
  /// What the mapping describes, for messages: `a campaign`, `a link`.
  let subject: String
  let node: Node
  let mapping: Mapping
  private var asked: [String] = []

  /// Nil, with a diagnostic, where the node isn't a mapping.
  init?(_ node: Node, subject: String, _ diagnostics: inout DiagnosticList) {
    guard case .mapping(let mapping) = node.kind else {
      diagnostics.report(.wrongShape(node, expected: "\(subject) is a mapping of fields"))
      return nil
    }
    self.subject = subject
    self.node = node
    self.mapping = mapping
  }

  /// The field, nil where it is absent or null.
  mutating func optional(_ key: String) -> Node? {
    asked.append(key)
    guard let node = mapping[key] else { return nil }
    if case .scalar(let scalar) = node.kind, scalar.value == .null { return nil }
    return node
  }

  /// The field as it stands, null or not; nil only where it is absent.
  mutating func written(_ key: String) -> Node? {
    asked.append(key)
    return mapping[key]
  }

  /// The field, with a diagnostic where it is absent or null.
  mutating func required(_ key: String, _ diagnostics: inout DiagnosticList) -> Node? {
    if let node = optional(key) { return node }
    let span = mapping.entries.first { $0.key == key }?.keySpan ?? mapping.entries.first?.keySpan
    diagnostics.report(.missingField(key, of: subject, at: span ?? node.span))
    return nil
  }

  /// Reports every field that nobody asked for.
  func finish(_ diagnostics: inout DiagnosticList) {
    for entry in mapping.entries where !asked.contains(entry.key) {
      diagnostics.report(.unknownField(entry, of: subject, allowed: asked))
    }
  }
}

extension Node {
  /// The scalar's text as written, for fields that take no expressions; a diagnostic elsewhere.
  func plainText(_ field: String, _ diagnostics: inout DiagnosticList) -> String? {
    guard case .scalar(let scalar) = kind else {
      diagnostics.report(.wrongShape(self, expected: "'\(field)' is one text"))
      return nil
    }
    guard !scalar.text.contains("${{") else {
      diagnostics.report(.noExpression(self, field: field))
      return nil
    }
    return scalar.text
  }

  /// The choice that a text without holes names; nil, after a report, where it names none.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ field: String, _ diagnostics: inout DiagnosticList
  ) -> Choice? {
    guard let text = plainText(field, &diagnostics) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue)
      diagnostics.report(.wrongValue(self, field: field, value: text, allowed: allowed))
      return nil
    }
    return choice
  }

  /// The items of a list; a diagnostic elsewhere.
  func items(_ field: String, _ diagnostics: inout DiagnosticList) -> [Node] {
    if case .sequence(let items) = kind { return items }
    diagnostics.report(.wrongShape(self, expected: "'\(field)' is a list", help: asList))
    return []
  }

  /// How it would be a list.
  private var asList: String {
    guard case .scalar(let scalar) = kind, scalar.value != .null,
      scalar.text.utf8.allSatisfy({ !"[]{}:#'\"".utf8.contains($0) && $0 >= 0x20 })
    else { return "Begin each item with '- ', in a line of its own." }
    return "In brackets it is a list: [\(scalar.text)]."
  }

  /// The entries of a mapping; a diagnostic elsewhere.
  func members(_ field: String, _ diagnostics: inout DiagnosticList) -> [Mapping.Entry] {
    if case .mapping(let mapping) = kind { return mapping.entries }
    let help =
      if case .scalar(let scalar) = kind, scalar.value != .null {
        "Write a name in front of it: '\(field): {name: …}'."
      } else {
        "Write a name and a colon in front of each of its values."
      }
    diagnostics.report(.wrongShape(self, expected: "'\(field)' is a mapping", help: help))
    return []
  }

  /// What a reader sees there.
  var shape: String {
    switch kind {
    case .scalar(let scalar): scalar.value == .null ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
