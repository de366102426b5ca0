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
  private var newLabels = NewLabelsFold()
  private var enabled = ValuesFold<Bool>()
  private var rules = ItemsFold<RoutingRule>()
  private var expiries = ValuesFold<ChangePattern.Expiry>()
  private var fields: Change.Fields = []

  /// - Precondition: The change has a desired link.
  mutating func add(_ change: Change, of plan: Plan) {
    guard let desired = change.desired else { preconditionFailure("nothing is desired") }
    let touched = plan.touchedFields(of: change)
    fields.formUnion(touched)
    if touched.contains(.destination) {
      let destination = plan.desired.destinations[desired]
      if let live = change.live {
        destinations.add(destination, insteadOf: plan.live.destinations[live])
      } else {
        destinations.add(destination)
      }
    }
    var rest = touched.subtracting(.destination)
    if change.live == nil {
      newLabels.add(desired, of: plan.desired)
      rest.remove(.labels)
    }
    // The other fields are rare among many changes; their values are made for those alone.
    guard !rest.isEmpty else { return }
    let (before, after) = plan.values(of: change)
    guard let after else { return }
    if rest.contains(.labels) { labels.add(before?.labels ?? [], after.labels) }
    if rest.contains(.enabled) { enabled.add(before?.isEnabled, after.isEnabled) }
    if rest.contains(.rules) { rules.add(before?.rules.rules ?? [], after.rules.rules) }
    if rest.contains(.expiresAt) {
      expiries.add(before.map { .init($0.expiresAt) }, .init(after.expiresAt))
    }
  }

  var pattern: ChangePattern {
    var pattern = ChangePattern()
    if fields.contains(.destination) { pattern.destination = destinations.pattern }
    if fields.contains(.labels) { pattern.labels = newLabels.items ?? labels.items }
    if fields.contains(.enabled) { pattern.isEnabled = enabled.values }
    if fields.contains(.rules) { pattern.rules = rules.items }
    if fields.contains(.expiresAt) { pattern.expiresAt = expiries.values }
    return pattern
  }
}

extension Plan {
  /// The fields that a change is about: what differs, or what a new link has beside defaults.
  func touchedFields(of change: Change) -> Change.Fields {
    guard change.live == nil, let link = change.desired else { return change.fields }
    var fields: Change.Fields = [.destination, .labels]
    if !desired.enabled[link] { fields.insert(.enabled) }
    if desired.ruleSetIndices[link] != 0 { fields.insert(.rules) }
    if desired.expiries[link] != .min { fields.insert(.expiresAt) }
    return fields
  }
}

extension ChangePattern.Expiry {
  fileprivate init(_ instant: Instant?) {
    self = instant.map { .at($0) } ?? .never
  }
}
