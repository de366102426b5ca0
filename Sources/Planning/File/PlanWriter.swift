import JSON
import Links

/// Writes the members of a plan file in their order.
struct PlanWriter {
  let plan: Plan

  /// The changes that are written: all but the unchanged and the skipped ones.
  let listed: [Int]
  var json = JSONWriter()

  init(_ plan: Plan) {
    self.plan = plan
    listed = plan.changes.indices.filter {
      plan.changes[$0].kind != .unchanged && plan.changes[$0].kind != .skipped
    }
  }

  var bytes: [UInt8] { json.bytes }

  /// Everything but `made` and `digest`.
  mutating func writeFacts() {
    json.beginObject()
    line("format_version")
    json.string("\(PlanFile.version.major).\(PlanFile.version.minor)")
    line("kind")
    json.string(PlanFile.kind)
    line("campaign")
    json.string(plan.desired.ownership.campaign)
    line("owner_label")
    json.string(plan.desired.ownership.ownerLabel)
    if let reverted = plan.reverted {
      line("reverts")
      json.beginObject()
      member("run", reverted.run)
      member("report", reverted.report)
      json.endObject()
    }
    line("binding")
    writeBinding()
    line("options")
    writeOptions()
    line("summary")
    writeSummary()
    line("cost")
    writeCost()
    line("findings")
    lines(plan.findings) { $0.write($1) }
    line("changes")
    lines(listed) { $0.write($0.plan.changes[$1]) }
    line("steps")
    writeSteps()
  }

  mutating func writeMade(digest: String) {
    let made = plan.made
    line("made")
    json.beginObject()
    member("id", made.id)
    member("time", made.time.description)
    json.key("rate")
    if let rate = made.rate { json.double(rate) } else { json.null() }
    json.key("quota")
    json.beginObject()
    number("calls_left", made.quota.callsLeft)
    number("calls_limit", made.quota.callsLimit)
    number("links_left", made.quota.linksLeft)
    member("source", made.quota.source.rawValue)
    flag("bulk_ops", made.quota.hasBulk)
    json.endObject()
    json.endObject()
    line("digest")
    json.string(digest)
    json.newline()
    json.endObject()
    json.newline()
  }

  private mutating func writeSummary() {
    let summary = plan.summary
    json.beginObject()
    for kind in Change.Kind.allCases { number("\(kind)", summary[kind]) }
    json.endObject()
  }

  private mutating func writeCost() {
    json.beginObject()
    for kind in Cost.Kind.allCases { number(kind.rawValue, plan.cost[kind]) }
    number("total", plan.cost.total)
    json.endObject()
  }

  /// Members are positions in the written list of changes.
  private mutating func writeSteps() {
    var positions = [Int](repeating: 0, count: plan.changes.count)
    for (position, place) in listed.enumerated() { positions[place] = position }
    lines(plan.steps) { writer, step in
      writer.json.beginObject()
      writer.member("kind", step.kind.rawValue)
      writer.json.key("members")
      writer.json.beginArray()
      for member in step.members { writer.json.int(positions[member]) }
      writer.json.endArray()
      writer.json.endObject()
    }
  }
}

extension PlanWriter {
  /// Begins the next member of the file on a line of its own.
  mutating func line(_ key: String) {
    json.newline()
    json.key(key)
  }

  /// An array with each item on a line of its own.
  mutating func lines<Item>(_ items: [Item], _ write: (inout PlanWriter, Item) -> Void) {
    json.beginArray()
    for item in items {
      json.newline()
      write(&self, item)
    }
    if !items.isEmpty { json.newline() }
    json.endArray()
  }

  mutating func member(_ key: String, _ text: String) {
    json.key(key)
    json.string(text)
  }

  mutating func flag(_ key: String, _ value: Bool) {
    json.key(key)
    json.bool(value)
  }

  /// Null where there is no number.
  mutating func number(_ key: String, _ value: Int?) {
    json.key(key)
    if let value { json.int(value) } else { json.null() }
  }

  mutating func texts(_ key: String, _ texts: [String]) {
    json.key(key)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }
}
