import Diagnostics
import YAMLSyntax

extension InputDeclaration {
  /// Reads `season: {type: string, default: 2026-summer}`.
  init?(_ named: CampaignFile.Named, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(named.value, subject: "an input", &diagnostics) else {
      return nil
    }
    name = named.name
    nameSpan = named.nameSpan
    if let node = reader.optional("type"), let text = node.plainText("type", &diagnostics) {
      if let kind = Kind(rawValue: text) {
        self.kind = kind
      } else {
        let allowed = Kind.allCases.map(\.rawValue)
        diagnostics.report(.wrongValue(node, field: "type", value: text, allowed: allowed))
      }
    }
    standard = reader.written("default")
    _ = reader.optional("description")
    reader.finish(&diagnostics)
  }
}

extension DataDeclaration {
  /// Reads `stores: {csv: stores.csv, key: store_id}`, or a list of rows.
  init?(_ named: CampaignFile.Named, _ diagnostics: inout DiagnosticList) {
    name = named.name
    nameSpan = named.nameSpan
    if case .sequence = named.value.kind {
      source = .inline(named.value)
      return
    }
    guard var reader = MappingReader(named.value, subject: "a data source", &diagnostics) else {
      return nil
    }
    let files = Format.allCases.compactMap { format in
      reader.optional(format.rawValue).map { (format, $0) }
    }
    let rows = reader.optional("rows")
    let plugin = reader.optional("plugin")
    let arguments = reader.optional("args")
    if plugin == nil, let arguments { diagnostics.report(.argumentsOfNobody(arguments)) }
    guard files.count + [rows, plugin].compactMap({ $0 }).count == 1 else {
      diagnostics.report(.sourceKinds(named.value.span))
      return nil
    }
    if let (format, node) = files.first {
      guard let path = node.plainText("path", &diagnostics) else { return nil }
      source = .file(format, path: path, span: node.span)
    } else if let rows {
      source = .inline(rows)
    } else if let plugin {
      guard let reference = PluginReference(plugin, "plugin", &diagnostics) else { return nil }
      source = .plugin(reference, arguments: arguments)
    } else {
      return nil
    }
    if let node = reader.optional("key") {
      key = node.plainText("key", &diagnostics)
      keySpan = node.span
    }
    for entry in reader.optional("columns")?.members("columns", &diagnostics) ?? [] {
      guard let text = entry.value.plainText("columns", &diagnostics) else { continue }
      if let kind = ColumnKind(rawValue: text) {
        columns.append((entry.key, entry.keySpan, kind))
      } else {
        let allowed = ColumnKind.allCases.map(\.rawValue)
        diagnostics.report(
          .wrongValue(entry.value, field: entry.key, value: text, allowed: allowed))
      }
    }
    condition = reader.optional("where")
    if case .file(.csv, _, _) = source { readDelimiter(&reader, &diagnostics) }
    if let node = reader.optional("duplicates"),
      let text = node.plainText("duplicates", &diagnostics)
    {
      keepsFirst = text == "first"
      if text != "first", text != "fail" {
        let allowed = ["fail", "first"]
        diagnostics.report(.wrongValue(node, field: "duplicates", value: text, allowed: allowed))
      }
    }
    if keepsFirst, key == nil {
      _ = reader.required("key", &diagnostics)
    }
    reader.finish(&diagnostics)
  }

  private mutating func readDelimiter(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    guard let node = reader.optional("delimiter"),
      let text = node.plainText("delimiter", &diagnostics)
    else { return }
    switch text {
    case "tab", "\t": delimiter = 0x09
    case ",", ";", "|": delimiter = text.utf8.first
    default:
      let allowed = [",", ";", "|", "tab"]
      diagnostics.report(.wrongValue(node, field: "delimiter", value: text, allowed: allowed))
    }
  }
}

extension FunctionDeclaration {
  /// Reads `place: {params: [s], value: '${{ s | lower | slug }}'}`.
  init(_ named: CampaignFile.Named, _ diagnostics: inout DiagnosticList) {
    name = named.name
    nameSpan = named.nameSpan
    let known = diagnostics.errorCount
    guard var reader = MappingReader(named.value, subject: "a function", &diagnostics) else {
      return
    }
    for node in reader.optional("params")?.items("params", &diagnostics) ?? [] {
      guard let text = node.plainText("params", &diagnostics) else { continue }
      if CampaignFile.isName(text) {
        parameters.append(CampaignFile.Named(name: text, nameSpan: node.span, value: node))
      } else {
        diagnostics.report(.notAName(node.span, text))
      }
    }
    let value = reader.required("value", &diagnostics)
    reader.finish(&diagnostics)
    if diagnostics.errorCount == known { self.value = value }
  }
}

extension LinkDeclaration {
  init?(_ node: Node, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(node, subject: "a link", &diagnostics) else { return nil }
    span = reader.mapping.entries.first?.keySpan ?? node.span
    if let node = reader.required("id", &diagnostics) {
      id = node.plainText("id", &diagnostics) ?? ""
      if case .scalar(let scalar) = node.kind, scalar.text.isEmpty {
        diagnostics.report(.missingField("id", of: "a link", at: node.span))
      }
    }
    let forEach = reader.optional("for_each")
    axes = LinkDeclaration.named(forEach, "for_each", &diagnostics)
    if let forEach, case .mapping = forEach.kind {} else { hasUnreadAxes = forEach != nil }
    exclude = reader.optional("exclude")
    include = reader.optional("include")
    condition = reader.optional("when")
    lets = LinkDeclaration.named(reader.optional("let"), "let", &diagnostics)
    transforms = (reader.optional("transform")?.items("transform", &diagnostics) ?? []).compactMap {
      PluginReference($0, "transform", &diagnostics)
    }
    key = axes.isEmpty ? reader.optional("key") : reader.required("key", &diagnostics)
    lifecycle = LifecycleFields(&reader, &diagnostics)
    sets = (reader.optional("set")?.items("set", &diagnostics) ?? []).compactMap {
      SetDeclaration($0, &diagnostics)
    }
    fields = LinkFields(&reader, &diagnostics)
    reader.finish(&diagnostics)
  }

  private static func named(
    _ node: Node?, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> [CampaignFile.Named] {
    (node?.members(field, &diagnostics) ?? []).compactMap { entry in
      guard CampaignFile.isName(entry.key) else {
        diagnostics.report(.notAName(entry.keySpan, entry.key))
        return nil
      }
      return CampaignFile.Named(name: entry.key, nameSpan: entry.keySpan, value: entry.value)
    }
  }
}

extension SetDeclaration {
  /// Reads `{match: {lang: fr}, labels: [fr]}`; nil after a report where there is nothing to match.
  init?(_ node: Node, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(node, subject: "an item of 'set'", &diagnostics) else {
      return nil
    }
    let match = reader.required("match", &diagnostics)
    fields = LinkFields(&reader, &diagnostics)
    reader.finish(&diagnostics)
    guard let match else { return nil }
    self.match = match
  }
}

extension MoveDeclaration {
  /// Reads `{from: '421-de', to: '0421-de'}`; nil after a report where one of them is missing.
  init?(_ node: Node, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(node, subject: "an item of 'moved'", &diagnostics) else {
      return nil
    }
    let (old, new) = (
      reader.required("from", &diagnostics), reader.required("to", &diagnostics)
    )
    reader.finish(&diagnostics)
    guard let old, let new, let from = old.plainText("from", &diagnostics),
      let to = new.plainText("to", &diagnostics)
    else { return nil }
    self.init(from: from, fromSpan: old.span, to: to, toSpan: new.span)
  }
}

extension Diagnostic {
  fileprivate static func argumentsOfNobody(_ node: Node) -> Diagnostic {
    Diagnostic(
      .unknownField, at: node.span, "only a plugin takes 'args'",
      help: ["Rows of a file are chosen by 'where:'."])
  }

  fileprivate static func sourceKinds(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingField, at: span,
      "a data source needs exactly one of 'csv', 'json', 'jsonl', 'yaml', 'rows' and "
        + "'plugin'",
      help: ["Write 'csv: stores.csv' with a path from the campaign file's folder."])
  }
}
