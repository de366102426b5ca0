import Bytes
import Diagnostics
import JSON
import Links

/// Reads the members of a plan file.
struct PlanReader {
  let digest: String
  private let root: PlanRecord

  /// - Throws: The first fault of kind, version or digest, in this order.
  init(_ bytes: [UInt8], _ file: SourceFile.ID?) throws(Diagnostic) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes)
    } catch {
      let span = file.flatMap { file in
        error.offset.map { SourceSpan(file: file, start: $0, end: $0 + 1) }
      }
      throw PlanFault.notAPlan(error.text, at: span)
    }
    root = PlanRecord(value: document.root, path: "")
    guard root.value["kind"]?.string == PlanFile.kind else {
      throw PlanFault.notAPlan("its `kind` isn't \"\(PlanFile.kind)\"")
    }
    let version = try root.text("format_version")
    guard version.split(separator: ".").first.map({ String($0) }) == "\(PlanFile.version.major)"
    else { throw PlanFault.version(version) }
    digest = try root.text("digest")
    guard let facts = PlanReader.facts(of: bytes), SHA256.hex(facts) == digest else {
      throw PlanFault.damaged
    }
  }

  /// What the digest is of: everything before the comma in front of `made`.
  private static func facts(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let mark = Array(",\n\"made\":".utf8)
    var start = bytes.count - mark.count
    while start >= 0 {
      if bytes[start..<start + mark.count].elementsEqual(mark) { return bytes[..<start] }
      start -= 1
    }
    return nil
  }

  func plan() throws(Diagnostic) -> Plan {
    let options = try options()
    let campaign = try root.text("campaign")
    guard Ownership.isCampaignID(campaign) else { throw root.wrong("campaign") }
    let ownership = Ownership(
      campaign: campaign, prefix: try root.record("options").text("owner_prefix"))
    var changes: [StoredChange] = []
    for record in try root.records("changes") { changes.append(try StoredChange(record)) }
    let reverted = try reverted()
    let links = try StoredLinks(changes, ownership, labelsAreWhole: reverted != nil)
    return Plan(
      desired: links.desired, live: links.live, changes: links.changes,
      steps: try steps(for: links.changes), cost: try cost(), findings: try findings(),
      options: options, binding: try binding(), made: try made(),
      reverted: reverted, unlisted: try unlisted())
  }

  private func reverted() throws(Diagnostic) -> RevertedRun? {
    guard root.has("reverts") else { return nil }
    let record = try root.record("reverts")
    return RevertedRun(run: try record.text("run"), report: try record.text("report"))
  }

  private func unlisted() throws(Diagnostic) -> Plan.Unlisted {
    let summary = try root.record("summary")
    var unlisted = Plan.Unlisted()
    unlisted.unchanged = try summary.count(Change.Kind.unchanged.name)
    let skipped = Change.Kind.skipped.name
    if summary.has(skipped) { unlisted.skipped = try summary.count(skipped) }
    return unlisted
  }

  private func steps(for changes: [Change]) throws(Diagnostic) -> [Step] {
    var steps: [Step] = []
    for record in try root.records("steps") {
      let kind = try record.choice("kind", Step.Kind.self)
      let members = try record.numbers("members")
      guard !members.isEmpty,
        members.allSatisfy({ changes.indices.contains($0) && kind.carries(changes[$0]) })
      else { throw record.wrong("members") }
      steps.append(Step(kind, members: members))
    }
    return steps
  }

  private func cost() throws(Diagnostic) -> Cost {
    let record = try root.record("cost")
    var cost = Cost()
    for kind in Cost.Kind.allCases { cost[kind] = try record.count(kind.rawValue) }
    return cost
  }

  private func findings() throws(Diagnostic) -> [Finding] {
    var findings: [Finding] = []
    for record in try root.records("findings") {
      let diagnostic = Diagnostic(
        Diagnostic.Code(try record.text("code"), try record.text("summary")),
        try record.choice("severity", Diagnostic.Severity.self), at: nil,
        try record.text("detail"), help: record.has("help") ? try record.texts("help") : [],
        values: record.has("values") ? try record.texts("values") : [])
      findings.append(
        Finding(
          guardName: try record.optionalText("guard"), rule: try record.optionalText("rule"),
          refuses: try record.flag("refuses"), diagnostic))
    }
    return findings
  }

  private func made() throws(Diagnostic) -> Made {
    let record = try root.record("made")
    let stored = try record.record("quota")
    var quota = Quota()
    quota.callsLeft = try stored.optionalNumber("calls_left")
    quota.callsLimit = try stored.optionalNumber("calls_limit")
    quota.linksLeft = try stored.optionalNumber("links_left")
    quota.source = try stored.choice("source", Quota.Source.self)
    quota.hasBulk = try stored.flag("bulk_ops")
    guard let time = try record.instant("time") else { throw record.wrong("time") }
    let rate = record.value["rate"]?.double
    guard rate.map({ $0 >= Made.rates.lowerBound }) ?? true else { throw record.wrong("rate") }
    return Made(id: try record.text("id"), time: time, quota: quota, rate: rate)
  }
}

extension PlanReader {
  private func binding() throws(Diagnostic) -> Binding {
    let record = try root.record("binding")
    var inputs: [Binding.Input] = []
    for input in try record.records("inputs") {
      inputs.append(.init(path: try input.text("path"), digest: try input.text("sha256")))
    }
    var variables: [Binding.Variable] = []
    for variable in try record.records("variables") {
      variables.append(.init(name: try variable.text("name"), value: try variable.text("value")))
    }
    return Binding(
      inputs: inputs, variables: variables, plugins: try PluginRecord(record),
      toolVersion: try record.text("tool_version"),
      workspaceID: try record.text("workspace"), isSandbox: try record.flag("sandbox"))
  }

  private func options() throws(Diagnostic) -> PlanOptions {
    let record = try root.record("options")
    var options = PlanOptions()
    options.onRemove = try record.choice("on_remove", PlanOptions.OnRemove.self)
    options.prunes = try record.flag("prune")
    options.adopts = try record.flag("adopt")
    options.maxUpdates = try limit(record.record("max_updates"))
    options.maxRemovals = try limit(record.record("max_removals"))
    options.guardFloor = try record.number("guard_floor")
    options.maxCalls = try record.optionalNumber("max_calls")
    options.scope = try record.choice("scan", LiveListing.Scope.self)
    options.disabledGuards = Set(try record.texts("disabled_guards"))
    if record.has("enabled_guards") {
      options.enabledGuards = Set(try record.texts("enabled_guards"))
    }
    options.selection.targets = try selectors("target", of: record)
    options.selection.excludes = try selectors("exclude", of: record)
    if record.has("replace") { options.replacedKeys = try record.texts("replace") }
    options.workspace = try record.optionalText("workspace")
    if record.has("sensitive_query") {
      options.sensitiveQuery = SensitiveQuery(try record.texts("sensitive_query"))
    }
    return options
  }

  /// None in files of before.
  private func selectors(
    _ key: String, of record: PlanRecord
  ) throws(Diagnostic) -> [LinkSelector] {
    guard record.has(key) else { return [] }
    let texts = try record.texts(key)
    let selectors = texts.compactMap { LinkSelector($0) }
    guard selectors.count == texts.count else { throw record.wrong(key) }
    return selectors
  }

  private func limit(_ record: PlanRecord) throws(Diagnostic) -> PlanOptions.SourcedLimit {
    let source = try record.text("source")
    guard let percent = record.value["percent"]?.double else {
      return .init(.count(try record.number("count")), source: source)
    }
    return .init(.percent(percent), source: source)
  }
}
