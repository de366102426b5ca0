import Bytes
package import Links

/// What the changes of a group have in common, a field each; nil for fields that none touches.
package struct ChangePattern: Hashable, Sendable {
  /// A value on both sides; nil where the links differ.
  package struct Values<Value: Hashable & Sendable>: Hashable, Sendable {
    package let before: Value?
    package let after: Value?
  }

  /// Items that are added and taken away; a new link's items are all added.
  package struct Items<Item: Hashable & Sendable>: Hashable, Sendable {
    package let added: CommonItems<Item>
    package let removed: CommonItems<Item>
  }

  /// An expiry, or that there is none.
  package enum Expiry: Hashable, Sendable {
    case never
    case at(Instant)
  }

  package var destination: DestinationPattern?
  package var labels: Items<String>?
  package var isEnabled: Values<Bool>?
  package var rules: Items<RoutingRule>?
  package var expiresAt: Values<Expiry>?
}

/// Takes the changes of a group one by one.
struct ChangePatternFold {
  private var destinations = DestinationFold()
  private var labels = ItemsFold<String>()
  private var enabled = ValuesFold<Bool>()
  private var rules = ItemsFold<RoutingRule>()
  private var expiries = ValuesFold<ChangePattern.Expiry>()
  private var fields: Change.Fields = []

  /// - Precondition: The change has a desired link.
  mutating func add(_ change: Change, of plan: Plan) {
    guard let desired = change.desired else { preconditionFailure("nothing is desired") }
    let isNew = change.live == nil
    let touched = isNew ? [.destination, .labels] : change.fields
    fields.formUnion(touched)
    if touched.contains(.destination) {
      let destination = plan.desired.destinations[desired]
      if let live = change.live {
        destinations.add(destination, insteadOf: plan.live.destinations[live])
      } else {
        destinations.add(destination)
      }
    }
    // The other fields are rare among many changes; their values are made for those alone.
    guard isNew || touched != .destination else { return }
    let (before, after) = plan.values(of: change)
    guard let after else { return }
    fields.formUnion(after.fields)
    if after.fields.contains(.labels) { labels.add(before?.labels ?? [], after.labels) }
    if after.fields.contains(.enabled) { enabled.add(before?.isEnabled, after.isEnabled) }
    if after.fields.contains(.rules) { rules.add(before?.rules.rules ?? [], after.rules.rules) }
    if after.fields.contains(.expiresAt) {
      expiries.add(before.map { .init($0.expiresAt) }, .init(after.expiresAt))
    }
  }

  var pattern: ChangePattern {
    var pattern = ChangePattern()
    if fields.contains(.destination) { pattern.destination = destinations.pattern }
    if fields.contains(.labels) { pattern.labels = labels.items }
    if fields.contains(.enabled) { pattern.isEnabled = enabled.values }
    if fields.contains(.rules) { pattern.rules = rules.items }
    if fields.contains(.expiresAt) { pattern.expiresAt = expiries.values }
    return pattern
  }
}

private struct ItemsFold<Item: Hashable & Sendable> {
  private var added = CommonItemsFold<Item>()
  private var removed = CommonItemsFold<Item>()

  mutating func add(_ before: [Item], _ after: [Item]) {
    added.add(after.filter { !before.contains($0) })
    removed.add(before.filter { !after.contains($0) })
  }

  var items: ChangePattern.Items<Item> { .init(added: added.common, removed: removed.common) }
}

private struct ValuesFold<Value: Hashable & Sendable> {
  private var before: Value?
  private var after: Value?
  private var isFirst = true

  mutating func add(_ before: Value?, _ after: Value) {
    if isFirst {
      (self.before, self.after, isFirst) = (before, after, false)
    } else {
      if self.before != before { self.before = nil }
      if self.after != after { self.after = nil }
    }
  }

  var values: ChangePattern.Values<Value> { .init(before: before, after: after) }
}

extension ChangePattern.Expiry {
  fileprivate init(_ instant: Instant?) {
    self = instant.map { .at($0) } ?? .never
  }
}
