import Diagnostics
import YAMLSyntax

/// The fields of a link as they are written, before anything is compiled.
///
/// Defaults and an entry's own fields have this one shape, so that merging is a function of it.
struct LinkFields: Sendable {
  /// The six parameters, in the order in which a URL gets them.
  static let utmNames = ["source", "medium", "campaign", "term", "content", "id"]

  var url: Node?
  var customSlug: Node?
  /// In the order of ``utmNames``.
  var utm: [Parameter] = []
  var query: [Parameter] = []
  var labels: [Node] = []
  var routingRules: Node?
  var expiresAt: Node?
  var enabled: Node?
  var utmConflict: UTMConflict?
  var code = CodeFields()

  /// A query parameter; a null value leaves it out.
  struct Parameter: Sendable {
    let name: String
    let nameSpan: SourceSpan
    let value: Node
  }

  /// What happens to a `utm_…` that the URL carries already.
  enum UTMConflict: String, CaseIterable, Sendable { case fail, keep, replace }

  /// These fields over `defaults`: maps merge key by key, labels are put together, the rest is
  /// overridden.
  func merged(over defaults: LinkFields) -> LinkFields {
    var merged = self
    merged.url = url ?? defaults.url
    merged.customSlug = customSlug ?? defaults.customSlug
    merged.routingRules = routingRules ?? defaults.routingRules
    merged.expiresAt = expiresAt ?? defaults.expiresAt
    merged.enabled = enabled ?? defaults.enabled
    merged.utmConflict = utmConflict ?? defaults.utmConflict
    merged.code = code.merged(over: defaults.code)
    merged.labels = defaults.labels + labels
    merged.query = LinkFields.merge(query, over: defaults.query)
    merged.utm = LinkFields.merge(utm, over: defaults.utm)
    merged.utm.sort { LinkFields.utmPosition($0) < LinkFields.utmPosition($1) }
    return merged
  }

  private static func merge(_ own: [Parameter], over defaults: [Parameter]) -> [Parameter] {
    let inherited = defaults.map { parameter in
      own.first { $0.name == parameter.name } ?? parameter
    }
    return inherited + own.filter { parameter in !defaults.contains { $0.name == parameter.name } }
  }

  private static func utmPosition(_ parameter: Parameter) -> Int {
    utmNames.firstIndex(of: parameter.name) ?? utmNames.count
  }
}

extension LinkFields {
  /// Takes the link fields out of a mapping.
  init(_ reader: inout MappingReader, _ diagnostics: inout DiagnosticList) {
    url = reader.written("url")
    customSlug = reader.written("custom_slug")
    utm = LinkFields.parameters(reader.optional("utm"), "utm", &diagnostics)
    for parameter in utm where !LinkFields.utmNames.contains(parameter.name) {
      diagnostics.report(.unknownParameter(parameter))
    }
    query = LinkFields.parameters(reader.optional("query"), "query", &diagnostics)
    labels = reader.optional("labels")?.items("labels", &diagnostics) ?? []
    routingRules = reader.written("routing_rules")
    expiresAt = reader.written("expires_at")
    enabled = reader.written("enabled")
    code = CodeFields(&reader, &diagnostics)
    if let node = reader.optional("utm_conflict"),
      let text = node.plainText("utm_conflict", &diagnostics)
    {
      utmConflict = UTMConflict(rawValue: text)
      if utmConflict == nil {
        let allowed = UTMConflict.allCases.map(\.rawValue)
        diagnostics.report(.wrongValue(node, field: "utm_conflict", value: text, allowed: allowed))
      }
    }
  }

  private static func parameters(
    _ node: Node?, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> [Parameter] {
    (node?.members(field, &diagnostics) ?? []).map {
      Parameter(name: $0.key, nameSpan: $0.keySpan, value: $0.value)
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownParameter(_ parameter: LinkFields.Parameter) -> Diagnostic {
    let name = parameter.name.hasPrefix("utm_") ? parameter.name.dropFirst(4) : parameter.name[...]
    let nearest = Suggestion.nearest(to: String(name), among: LinkFields.utmNames)
    return Diagnostic(
      .unknownField, at: parameter.nameSpan, "'utm' has no parameter '\(parameter.name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + [
          "Parameters of utm: \(LinkFields.utmNames.joined(separator: ", ")). Others go to 'query:'."
        ])
  }
}
