import Bytes
import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// The fields of one entry, compiled: turns blocks of combinations into links.
///
/// Order within a block: `let` names as they are written, the key, then the other fields.
struct LinkProgram {
  private let lets: [(slot: Int, template: NodeTemplate)]
  private let key: TextTemplate?
  private let keySlot: Int
  private let slug: TextTemplate?
  private let url: URLTemplate
  private let labels: LabelTemplates
  private let rules: RuleTemplates?
  private let expiry: NodeTemplate?
  private let enabled: NodeTemplate?
  private let id: String
  private let now: Instant
  private let expirySpan: SourceSpan?
  private let enabledSpan: SourceSpan?

  /// Compiles all fields; nil, after reporting every fault, where one can't be compiled.
  init?(
    _ link: LinkDeclaration, _ fields: LinkFields, _ compiler: inout Compiler,
    ownership: Ownership, _ now: Instant, _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.items.filter { $0.severity == .error }.count
    id = link.id
    self.now = now
    var lets: [(slot: Int, template: NodeTemplate)] = []
    for named in link.lets {
      guard !compiler.names.contains(named.name) else {
        diagnostics.report(.nameTaken(named.nameSpan, named.name))
        continue
      }
      let template = NodeTemplate(named.value, compiler, &diagnostics)
      let slot = compiler.names.add(named.name, .varying)
      if let template { lets.append((slot, template)) }
    }
    self.lets = lets
    key = link.key.flatMap { compiler.text($0, "key", &diagnostics) }
    keySlot = compiler.names.add("key", .varying)
    slug = fields.customSlug.flatMap { node in
      node.isNull ? nil : compiler.text(node, "custom_slug", &diagnostics)
    }
    let templates = fields.labels.compactMap { compiler.text($0, "labels", &diagnostics) }
    labels = LabelTemplates(templates, ownership: ownership)
    rules = fields.routingRules.flatMap { node in
      node.isNull ? nil : RuleTemplates(node, compiler, &diagnostics)
    }
    expiry = fields.expiresAt.flatMap { NodeTemplate($0, compiler, &diagnostics) }
    expirySpan = fields.expiresAt?.span
    enabled = fields.enabled.flatMap { NodeTemplate($0, compiler, &diagnostics) }
    enabledSpan = fields.enabled?.span
    let url = LinkProgram.url(fields, link, compiler, &diagnostics)
    let faults = diagnostics.items.filter { $0.severity == .error }.count
    guard faults == known, let url else { return nil }
    self.url = url
  }

  private static func url(
    _ fields: LinkFields, _ link: LinkDeclaration, _ compiler: Compiler,
    _ diagnostics: inout DiagnosticList
  ) -> URLTemplate? {
    guard let node = fields.url, !node.isNull else {
      diagnostics.report(.missingField("url", of: "a link", at: link.span))
      return nil
    }
    var parameters: [URLParameter] = []
    for (list, isUTM) in [(fields.query, false), (fields.utm, true)] {
      for parameter in list where !parameter.value.isNull {
        guard let value = compiler.text(parameter.value, parameter.name, &diagnostics) else {
          continue
        }
        let name = isUTM ? "utm_" + parameter.name : parameter.name
        let compiled = URLParameter(name: name, value: value, isUTM: isUTM)
        if parameters.contains(where: { $0.name == compiled.name }) {
          diagnostics.report(.repeatedParameter(parameter, name))
        }
        parameters.append(compiled)
      }
    }
    guard let text = compiler.text(node, "url", &diagnostics) else { return nil }
    let conflict = fields.utmConflict ?? .fail
    return URLTemplate(text, parameters: parameters, conflict: conflict, &diagnostics)
  }

  /// Appends the links of a block.
  func append(_ block: Block, to builder: inout DesiredSetBuilder, _ report: inout RowReport) {
    var block = block
    for (slot, template) in lets { block.slots[slot] = .values(template.evaluate(block, &report)) }
    block.slots[keySlot] = .texts(keys(block, &report))
    guard case .texts(let keys) = block.slots[keySlot] else { return }
    let slugs = slug.map { ($0, $0.evaluate(block, &report)) }
    let urls = url.evaluate(block, &report)
    let labelValues = labels.evaluate(block, &report)
    let ruleValues = rules.map { ($0, $0.evaluate(block, &report)) }
    let expiries = expiry?.evaluate(block, &report)
    let states = enabled?.evaluate(block, &report)
    defer { withExtendedLifetime(block) {} }
    for row in 0..<block.count {
      builder.keys.append(keys[row])
      if let (template, holes) = slugs {
        append(template, holes, row: row, to: &builder.slugs, &report)
      } else {
        builder.slugs.endRow()
      }
      url.append(urls, row: row, to: &builder.destinations, &report)
      let room = Label.limit - (slug == nil ? 2 : 1)
      labels.write(labelValues, row: row, limit: room, into: &builder.labels, &report)
      var rest = DesiredSetBuilder.Rest()
      if let (templates, values) = ruleValues {
        rest.rules = templates.ruleSet(values, row: row, &report)
      }
      if let expiries { rest.expiresAt = instant(expiries[row], row: row, &report) }
      if let states { rest.isEnabled = isEnabled(states[row], row: row, &report) }
      builder.endLink(rest)
    }
  }

  /// The keys of a block; without a template the id of the entry.
  private func keys(_ block: Block, _ report: inout RowReport) -> TextColumn {
    var builder = TextColumnBuilder(rows: block.count)
    guard let key else {
      for _ in 0..<block.count { builder.append(id) }
      return builder.finish()
    }
    let holes = key.evaluate(block, &report)
    for row in 0..<block.count {
      if !key.write(holes, row: row, into: &builder, &report) { builder.truncatePending(to: 0) }
      builder.endRow()
    }
    return builder.finish()
  }

  private func append(
    _ template: TextTemplate, _ holes: [BlockValues], row: Int,
    to builder: inout TextColumnBuilder, _ report: inout RowReport
  ) {
    if template.write(holes, row: row, into: &builder, &report) {
      if !Slug.isPlain(builder.pending) {
        let text = String(decoding: builder.pending, as: UTF8.self)
        let fault = Slug.fault(in: text, allowsUpperCase: false)
        if let fault { report.report(.slug(fault, text, at: template.span), row: row) }
      }
    } else {
      builder.truncatePending(to: 0)
    }
    builder.endRow()
  }

  private func instant(_ value: Value?, row: Int, _ report: inout RowReport) -> Instant? {
    guard let value, !value.isNull else { return nil }
    guard let instant = Instant(value) else {
      report.report(.time(expirySpan, "'\(value.plainText ?? value.typePhrase)'"), row: row)
      return nil
    }
    if instant <= now { report.report(.pastExpiry(expirySpan, instant), row: row) }
    return instant
  }

  private func isEnabled(_ value: Value?, row: Int, _ report: inout RowReport) -> Bool {
    switch value {
    case .bool(let isEnabled)?: return isEnabled
    case nil, .null?: return true
    case let value?:
      report.report(.notABool(enabledSpan, value.typePhrase), row: row)
      return true
    }
  }
}

extension Node {
  var isNull: Bool {
    if case .scalar(let scalar) = kind { scalar.value == .null } else { false }
  }
}
