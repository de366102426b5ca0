import Bytes
import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// The fields of one entry, compiled: turns blocks of combinations into links.
///
/// Order within a block: `let` names as they are written, the key, then the other fields.
struct LinkProgram {
  private let lets: [(slot: Int, value: LetValue)]
  private let key: TextTemplate?
  private let slug: TextTemplate?
  private let url: URLTemplate
  private let labels: LabelTemplates
  private let rules: RuleTemplates?
  private let expiry: NodeTemplate?
  private let enabled: NodeTemplate?
  /// Nil where nothing is said of codes.
  private let code: CodeProgram?
  private let id: String
  private let moves: Moves
  private let now: Instant
  private let keySlot: Int
  private let slots: [Block.Slot]
  /// All names that the fields may use, `key` and `now` among them.
  let names: Names
  private let expirySpan: SourceSpan
  private let enabledSpan: SourceSpan
  private let isPaused: Bool
  private let zone: TimeZone?

  /// Compiles all fields; nil, after reporting every fault, where one can't be compiled.
  ///
  /// - Parameter fields: Those of the link with all that is laid under and over them.
  init?(
    _ link: LinkDeclaration, _ fields: LinkFields, _ lifecycle: Lifecycle,
    _ context: EntryExpansion.Context, _ compiler: inout Compiler,
    _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    id = link.id
    moves = context.moves
    now = context.now
    zone = compiler.zone
    lets = LinkProgram.lets(link.lets, context.plugins, &compiler, &diagnostics)
    key = link.key.flatMap { compiler.text($0, "key", &diagnostics) }
    if let key, key.pieces.isEmpty { diagnostics.report(.emptyKey(key.span)) }
    keySlot = compiler.names.add("key", .varying)
    slug = fields.customSlug.flatMap { node in
      node.isNull ? nil : compiler.text(node, "custom_slug", &diagnostics)
    }
    compiler.names.add("now", .constant(context.time))
    names = compiler.names
    slots = names.slots
    let templates = fields.labels.compactMap { node in
      node.isNull ? nil : compiler.text(node, "labels", &diagnostics)
    }
    labels = LabelTemplates(templates, ownership: context.ownership, hasSlug: slug != nil)
    let rules = fields.routingRules.flatMap { node in
      node.isNull ? nil : RuleTemplates(node, compiler, &diagnostics)
    }
    // A rule would lead some visitors away from the page behind the end.
    self.rules = lifecycle.destination == nil ? rules : nil
    isPaused = lifecycle.isPaused
    expiry = fields.expiresAt.flatMap { NodeTemplate($0, compiler, &diagnostics) }
    expirySpan = fields.expiresAt?.span ?? link.span
    enabled = fields.enabled.flatMap { NodeTemplate($0, compiler, &diagnostics) }
    enabledSpan = fields.enabled?.span ?? link.span
    code = fields.code.isEmpty ? nil : CodeProgram(fields.code, compiler, &diagnostics)
    if let expiry = fields.expiresAt, !expiry.isNull, let afterEnd = lifecycle.afterEnd?.span {
      diagnostics.report(.expiryBeforeEnd(expiry.span, afterEnd))
    }
    let url = LinkProgram.url(fields, link, compiler, &diagnostics)
    let end = lifecycle.destination.flatMap { text in
      URLTemplate(text, parameters: [], conflict: .fail, compiler.names, &diagnostics)
    }
    guard diagnostics.errorCount == known, let url else { return nil }
    self.url = end ?? url
  }

  private static func lets(
    _ lets: [CampaignFile.Named], _ plugins: any PluginDesk, _ compiler: inout Compiler,
    _ diagnostics: inout DiagnosticList
  ) -> [(slot: Int, value: LetValue)] {
    lets.compactMap { named in
      guard compiler.names.allow(named, &diagnostics) else { return nil }
      let value = LetValue(named.value, compiler, plugins, &diagnostics)
      let slot = compiler.names.add(named.name, .varying)
      return value.map { (slot, $0) }
    }
  }

  private static func url(
    _ fields: LinkFields, _ link: LinkDeclaration, _ compiler: Compiler,
    _ diagnostics: inout DiagnosticList
  ) -> URLTemplate? {
    let parameters = URLParameter.list(fields, compiler, &diagnostics)
    guard let node = fields.url, !node.isNull else {
      diagnostics.report(.missingField("url", of: "a link", at: link.span))
      return nil
    }
    if case .scalar(let scalar) = node.kind, let range = scalar.text.range(ofEntity: "&amp;") {
      diagnostics.report(.entity(scalar.span(of: range), "'url'"))
    }
    guard let text = compiler.text(node, "url", &diagnostics) else { return nil }
    let conflict = fields.utmConflict ?? .fail
    return URLTemplate(
      text, parameters: parameters, conflict: conflict, compiler.names, &diagnostics)
  }

  /// Whether data gives the hosts of the links.
  var takesHosts: Bool { url.takesHost }

  /// What the fields of a block's rows hold.
  struct Values {
    /// The values are read where they lie, in its columns.
    let block: Block
    fileprivate let keys: TextColumn
    fileprivate let renamed: CodeKeys?
    fileprivate let slugs: [BlockValues]
    /// As if no key had been renamed; empty where none was.
    fileprivate let newSlugs: [BlockValues]
    fileprivate let urls: URLTemplate.Values
    fileprivate let labels: [[BlockValues]]
    fileprivate let rules: RuleTemplates.Values?
    fileprivate let expiries: [Value?]?
    fileprivate let states: [Value?]?
    fileprivate let codes: CodeProgram.Values?
  }

  /// Evaluates the fields over a block, whose slots are those of the campaign and the axes.
  func evaluate(_ block: Block, _ report: inout RowReport) -> Values {
    let (block, keys) = named(block, &report)
    let renamed = CodeKeys(block, keys, slot: keySlot, moves)
    return Values(
      block: block, keys: keys, renamed: renamed,
      slugs: slug?.evaluate(renamed?.block ?? block, &report) ?? [],
      newSlugs: renamed == nil ? [] : newSlugs(block, report.plan),
      urls: url.evaluate(block, &report), labels: labels.evaluate(block, &report),
      rules: rules?.evaluate(block, &report), expiries: expiry?.evaluate(block, &report),
      states: enabled?.evaluate(block, &report),
      codes: code?.evaluate(block, &report))
  }

  /// Appends the link of one row; the values have to be kept alive.
  func append(
    _ values: Values, row: Int, to builder: inout DesiredSetBuilder, _ report: inout RowReport
  ) {
    builder.keys.append(values.keys[row])
    if let former = values.renamed?.former(row) { builder.addFormerKey(former) }
    if let slug {
      append(slug, values.slugs, row: row, to: &builder.slugs, &report)
      if values.renamed?.former(row) != nil {
        checkCode(slug, values, row: row, builder.slugs.complete(builder.slugs.count - 1), &report)
      }
    } else {
      builder.slugs.endRow()
    }
    url.append(values.urls, row: row, to: &builder.destinations, &report)
    labels.write(values.labels, row: row, into: &builder.labels, &report)
    var rest = DesiredSetBuilder.Rest()
    if let rules, let set = values.rules { rest.rules = rules.ruleSet(set, row: row, &report) }
    if let expiries = values.expiries { rest.expiresAt = instant(expiries[row], row: row, &report) }
    if let states = values.states { rest.isEnabled = isEnabled(states[row], row: row, &report) }
    if isPaused { rest.isEnabled = false }
    if let code, let texts = values.codes {
      code.append(texts, row: row, of: builder.pendingLink, to: &builder.codes, &report)
    }
    builder.endLink(rest)
  }

  /// The block with its `let` names, keys and `now`.
  func named(_ block: Block, _ report: inout RowReport) -> (block: Block, keys: TextColumn) {
    var block = block
    block.slots += slots[block.slots.count...]
    for (slot, value) in lets { block.slots[slot] = .values(value.evaluate(block, &report)) }
    let keys = keys(block, &report)
    block.slots[keySlot] = .texts(keys)
    return (block, keys)
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
      if !key.write(holes, row: row, into: &builder, &report) {
        // What uses the key isn't to blame.
        builder.truncatePending(to: 0)
        builder.write("key-\(row)")
      }
      if let scalar = HiddenCharacter.first(in: builder.pending) {
        let text = String(decoding: builder.pending, as: UTF8.self)
        report.report(.hiddenInKey(scalar, text, at: key.span), row: row)
      }
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

  /// The slugs of new keys are only looked at: their faults are nobody's.
  private func newSlugs(_ block: Block, _ plan: PlanBudget) -> [BlockValues] {
    var unheard = RowReport(DiagnosticList(), plan) { _ in [] }
    return slug?.evaluate(block, &unheard) ?? []
  }

  /// Warns of a renamed link whose code has nothing to do with its key.
  private func checkCode(
    _ template: TextTemplate, _ values: Values, row: Int, _ code: UnsafeBufferPointer<UInt8>,
    _ report: inout RowReport
  ) {
    var unheard = RowReport(DiagnosticList(), report.plan) { _ in [] }
    guard let new = template.text(values.newSlugs, row: row, &unheard),
      code.elementsEqual(new.utf8)
    else { return }
    let key = values.keys.string(at: row)
    report.report(.codeWithoutKey(key, new, at: template.span), row: row)
  }

  private func instant(_ value: Value?, row: Int, _ report: inout RowReport) -> Instant? {
    guard let value, !value.isNull else { return nil }
    do throws(TimeFault) {
      let instant = try Instant(reading: value, in: zone)
      if instant <= now { report.report(.pastExpiry(expirySpan, instant), row: row) }
      return instant
    } catch {
      report.report(.time(error, at: expirySpan), row: row)
      return nil
    }
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

extension String {
  /// The first place of a text, in bytes.
  fileprivate func range(ofEntity entity: String) -> Range<Int>? {
    let (bytes, wanted) = (Array(utf8), Array(entity.utf8))
    guard bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first { bytes[$0...].starts(with: wanted) }
      .map { $0..<$0 + wanted.count }
  }
}
