import Diagnostics
import JSON
import Links

/// One change as the file tells it, before its links stand in sets.
struct StoredChange {
  /// A desired link's identity.
  struct Wanted {
    let key: String
    /// Empty where the service chooses.
    let slug: String
    let entry: String
    let dimensions: [Dimension]
  }

  /// A live link's identity.
  struct Found {
    let id: String
    let slug: String
    let shortURL: String
  }

  let actions: [String]
  let reason: Change.Reason
  let wanted: Wanted?
  let found: Found?
  let url: String?
  let outside: Change.Fields
  let before: LinkValues?
  let after: LinkValues?

  init(_ record: PlanRecord) throws(Diagnostic) {
    actions = try record.texts("actions")
    guard let kind = Change(actions: actions, desired: nil, live: nil)?.kind else {
      throw record.wrong("actions")
    }
    if let name = try record.optionalText("reason") {
      guard let reason = Change.Reason(name: name) else { throw record.wrong("reason") }
      self.reason = reason
    } else {
      reason = .none
    }
    let slug = try record.optionalText("slug")
    wanted = try StoredChange.wanted(record, liveSlug: slug)
    if let slug {
      found = Found(
        id: try record.text("id"), slug: slug, shortURL: try record.text("short_url"))
    } else {
      found = nil
    }
    guard kind.needsDesired ? wanted != nil : wanted != nil || found != nil else {
      throw record.wrong("key")
    }
    guard kind.needsLive == nil || kind.needsLive == (found != nil) else {
      throw record.wrong("slug")
    }
    url = try record.optionalText("url")
    outside = try StoredChange.outside(record)
    before = record.has("before") ? try StoredChange.values(record.record("before")) : nil
    after = record.has("after") ? try StoredChange.values(record.record("after")) : nil
    guard !kind.needsDesired || after != nil else { throw record.wrong("after") }
  }

  /// Whether it is of the kind that deletes a link and makes it again.
  var isAnew: Bool { actions.first == Change.Kind.replace.name }

  /// Labels that the live link has and loses.
  var removedLabels: [String] {
    guard !isAnew, let before, let after, before.fields.contains(.labels),
      after.fields.contains(.labels)
    else { return [] }
    return before.labels.filter { !after.labels.contains($0) }
  }

  private static func wanted(
    _ record: PlanRecord, liveSlug: String?
  ) throws(Diagnostic) -> Wanted? {
    guard record.has("key") else { return nil }
    let isChosen = record.has("key_label")
    let slug = try record.optionalText("custom_slug") ?? liveSlug
    guard isChosen || slug != nil else { throw record.wrong("custom_slug") }
    var dimensions: [Dimension] = []
    for member in try record.record("dimensions").value.members {
      guard let name = member.key.string, let value = member.value.string else {
        throw record.wrong("dimensions")
      }
      dimensions.append(Dimension(name: name, value: value))
    }
    return Wanted(
      key: try record.text("key"), slug: isChosen ? "" : slug ?? "",
      entry: try record.text("entry"), dimensions: dimensions)
  }

  private static func outside(_ record: PlanRecord) throws(Diagnostic) -> Change.Fields {
    guard record.has("outside") else { return [] }
    var fields: Change.Fields = []
    for name in try record.texts("outside") {
      guard let field = Change.Fields.named.first(where: { $0.name == name })?.field else {
        throw record.wrong("outside")
      }
      fields.insert(field)
    }
    return fields
  }

  private static func values(_ record: PlanRecord) throws(Diagnostic) -> LinkValues {
    var values = LinkValues()
    if let url = try record.optionalText("url") {
      values.fields.insert(.destination)
      values.destination = url
    }
    if record.has("labels") {
      values.fields.insert(.labels)
      values.labels = try record.texts("labels")
    }
    if record.has("enabled") {
      values.fields.insert(.enabled)
      values.isEnabled = try record.flag("enabled")
    }
    if let rules = record.value["routing_rules"] {
      guard let set = RuleJSON.read(rules) else { throw record.wrong("routing_rules") }
      values.fields.insert(.rules)
      values.rules = set
    }
    if record.has("expires_at") {
      values.fields.insert(.expiresAt)
      values.expiresAt = try record.instant("expires_at")
    }
    return values
  }
}

extension Change.Kind {
  /// Whether the change can't be without a desired link.
  fileprivate var needsDesired: Bool {
    switch self {
    case .create, .update, .adopt, .replace: true
    case .resume, .pause, .delete, .unchanged, .kept, .blocked, .skipped: false
    }
  }

  /// Whether the change can't be without a live link, or with one; nil where both can be.
  fileprivate var needsLive: Bool? {
    switch self {
    case .create: false
    case .update, .adopt, .resume, .replace, .pause, .delete, .kept: true
    case .unchanged, .blocked, .skipped: nil
    }
  }
}
