import Diagnostics
import Expressions
import JSON
import Links

/// What a transform says of the fields of a link: those that it names change, the others stay.
struct LinkPatch {
  /// What is wrong, each as a diagnostic without its way.
  private(set) var faults: [Diagnostic] = []
  private let reference: PluginReference
  private let ownership: Ownership

  init(_ reference: PluginReference, _ ownership: Ownership) {
    self.reference = reference
    self.ownership = ownership
  }

  /// The draft with the fields of an object laid over it.
  mutating func apply(_ patch: JSONValue, to draft: LinkDraft) -> LinkDraft {
    var draft = draft
    guard patch.kind == .object else {
      odd("shape", "a link is no object")
      return draft
    }
    for member in patch.members {
      let name = String(decoding: member.name, as: UTF8.self)
      if !take(name, member.value, &draft) {
        odd(name, "'\(name)' can't be \(member.value.shown)")
      }
    }
    return draft
  }

  /// Takes one field over; false where it has another shape or isn't a plugin's to change.
  private mutating func take(
    _ name: String, _ value: JSONValue, _ draft: inout LinkDraft
  ) -> Bool {
    switch name {
    case "key":
      guard let key = value.string else { return false }
      takeKey(key, &draft)
    case "custom_slug":
      guard value.isNull || value.string != nil else { return false }
      takeSlug(value.string, &draft)
    case "url":
      guard let url = value.string else { return false }
      takeURL(url, &draft)
    case "labels":
      let labels = value.elements.compactMap(\.string)
      guard value.kind == .array, labels.count == value.count else { return false }
      takeLabels(labels, &draft)
    case "routing_rules": return takeRules(value, &draft)
    case "expires_at":
      let instant = value.string.flatMap { Instant($0) }
      guard value.isNull || instant != nil else { return false }
      draft.expiresAt = instant
    case "enabled":
      guard let isEnabled = value.bool else { return false }
      draft.isEnabled = isEnabled
    // What a plugin was given may come back with the link; it says nothing new.
    case "id", "dimensions": break
    default: return false
    }
    return true
  }

  private mutating func takeKey(_ key: String, _ draft: inout LinkDraft) {
    let extends = key.hasPrefix(draft.key + "-") && key.utf8.count > draft.key.utf8.count + 1
    if key == draft.key || extends && HiddenCharacter.first(in: key) == nil {
      draft.key = key
    } else {
      odd(
        "key",
        "key '\(key)' neither is nor extends '\(draft.key)': a transform keeps keys, or puts '-' and more behind them"
      )
    }
  }

  private mutating func takeSlug(_ slug: String?, _ draft: inout LinkDraft) {
    if let slug, let fault = Slug.fault(in: slug, allowsUpperCase: false) {
      faults.append(.slug(fault, slug, at: reference.span))
    } else {
      draft.slug = slug
    }
  }

  private mutating func takeURL(_ url: String, _ draft: inout LinkDraft) {
    var text = url
    if let fault = text.withUTF8({ Destination.fault(in: $0) }) {
      faults.append(.destination(fault, url, at: reference.span))
    } else {
      draft.destination = url
    }
  }

  private mutating func takeLabels(_ labels: [String], _ draft: inout LinkDraft) {
    for label in labels {
      if let fault = Label.fault(in: label) {
        faults.append(.label(fault, label, at: reference.span))
      } else if ownership.isReserved(label) {
        faults.append(.reservedLabel(label, ownership, at: reference.span))
      }
    }
    draft.labels = labels.enumerated().filter { !labels[..<$0].contains($1) }.map(\.element)
    let limit = Label.limit - (draft.slug == nil ? 2 : 1)
    if draft.labels.count > limit {
      faults.append(
        .tooManyLabels(reference.span, count: draft.labels.count, limit: limit))
    }
  }

  private mutating func takeRules(_ value: JSONValue, _ draft: inout LinkDraft) -> Bool {
    guard value.kind == .array else { return false }
    var rules: [RoutingRule] = []
    for item in value.elements {
      var isFaulty = false
      guard case .map(let map) = ValueJSON.value(item, &isFaulty), !isFaulty,
        var destination = item["destination"]?.string
      else { return false }
      if let fault = destination.withUTF8({ Destination.fault(in: $0) }) {
        faults.append(.destination(fault, destination, at: reference.span))
      }
      var reader = RuleReader(in: nil)
      rules.append(reader.rule(destination: destination, map))
      for fault in reader.faults { odd(fault.field, "'\(fault.field)' \(fault.needs)") }
    }
    draft.rules = RuleSet(rules)
    return true
  }

  /// Adds the fault of an answer that can't be used.
  ///
  /// - Parameter kind: Which fault it is, without data.
  mutating func odd(_ kind: String, _ what: String) {
    faults.append(.oddAnswer(reference, kind, what))
  }
}

extension JSONValue {
  /// What a value is, as sentences say it.
  fileprivate var shown: String {
    switch kind {
    case .object: "an object"
    case .array: "such a list"
    case .string: "'\(string ?? "")'"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
