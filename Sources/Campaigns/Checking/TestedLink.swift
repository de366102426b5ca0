import Bytes
import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// A link that a test names, held against what the test expects of it.
struct TestedLink {
  let link: DesiredLink
  let compiler: Compiler

  /// Reports every expectation that isn't met.
  func check(
    _ expectations: [TestDeclaration.Expectation], _ diagnostics: inout DiagnosticList
  ) {
    for expectation in expectations {
      guard let expected = expected(expectation, &diagnostics) else { continue }
      let found = found(expectation.field)
      guard expected != found else { continue }
      var diagnostic = Diagnostic(
        .test, at: expectation.value.span,
        "'\(expectation.field.rawValue)' of link '\(link.key)' is \(found), not \(expected)",
        help: [TestedLink.help])
      diagnostic.trace = link.trace
      diagnostics.report(diagnostic)
    }
  }

  /// A value in the form in which two equal ones are equal texts; nil after a report.
  private func expected(
    _ expectation: TestDeclaration.Expectation, _ diagnostics: inout DiagnosticList
  ) -> String? {
    let (node, field) = (expectation.value, expectation.field.rawValue)
    switch expectation.field {
    case .url: return node.plainText(field, &diagnostics).map(quoted)
    case .customSlug:
      return node.isNull ? TestedLink.nothing : node.plainText(field, &diagnostics).map(quoted)
    case .labels:
      let items = node.items(field, &diagnostics)
      let texts = items.compactMap { $0.plainText(field, &diagnostics) }
      return texts.count == items.count && !node.isScalar ? list(texts) : nil
    case .enabled:
      if case .scalar(let scalar) = node.kind, case .bool(let value) = scalar.value {
        return "\(value)"
      }
      diagnostics.report(.wrongShape(node, expected: "'enabled' is true or false"))
      return nil
    case .expiresAt:
      guard !node.isNull else { return TestedLink.nothing }
      guard let text = node.plainText(field, &diagnostics) else { return nil }
      do throws(TimeFault) {
        return try Instant(reading: .string(text), in: compiler.zone).description
      } catch {
        diagnostics.report(.time(error, at: node.span))
        return nil
      }
    }
  }

  private func found(_ field: TestDeclaration.Expectation.Field) -> String {
    switch field {
    case .url: quoted(link.destination)
    case .customSlug: link.slug.map(quoted) ?? TestedLink.nothing
    case .labels: list(link.desired.labels.strings(at: link.index))
    case .enabled: "\(link.isEnabled)"
    case .expiresAt: link.expiresAt?.description ?? TestedLink.nothing
    }
  }

  private func quoted(_ text: String) -> String { "'\(text)'" }

  /// Labels are a set.
  private func list(_ texts: [String]) -> String {
    "[\(Set(texts).sorted().joined(separator: ", "))]"
  }

  private static let nothing = "null"
  fileprivate static let help = "Correct the campaign, or the test where it claims too much."
}

extension TestedLink {
  /// `1 link`, `12 links`.
  static func counted(_ count: Int) -> String { "\(count) link\(count == 1 ? "" : "s")" }

  /// What came of a campaign: its errors, or how many links.
  static func found(_ links: DesiredSet?, _ errors: [Diagnostic]) -> String {
    guard let first = errors.first else { return counted(links?.count ?? 0) }
    let codes = errors.map(\.code.id)
    let others = Set(codes).subtracting([first.code.id]).sorted()
    let more = others.isEmpty ? "" : ", and \(others.joined(separator: ", "))"
    return "the error \(first.code.id) (\(first.detail))\(more)"
  }
}

extension Diagnostic.Code {
  static let test = Diagnostic.Code("XQ2211", "a test of the campaign fails")
}

extension Diagnostic {
  static func failed(_ test: TestDeclaration, _ expected: String, _ found: String) -> Diagnostic {
    Diagnostic(
      .test, at: test.span, "expected \(expected), found \(found)", help: [TestedLink.help])
  }

  static func noLink(_ test: TestDeclaration, _ key: String, _ links: DesiredSet) -> Diagnostic {
    let nearest = Suggestion.nearest(to: key, among: links.keys.strings.prefix(10_000).map { $0 })
    return Diagnostic(
      .test, at: test.span, "no link has the key '\(key)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["'xqr-campaign render' lists the keys."])
  }
}

extension Node {
  fileprivate var isScalar: Bool {
    if case .scalar = kind { true } else { false }
  }
}
