import Expressions

/// The names in scope at one place of a campaign, each with its slot.
///
/// The slots of an entry are those of the campaign, then its axes, its `let` names, and `key`.
struct Names {
  private(set) var names: [String] = []
  private(set) var kinds: [BlockExpression.SlotKind] = []

  /// Names that exist elsewhere in the file, with the reason why not here.
  var unavailable: [String: String] = [:]

  /// Adds a name and gives its slot.
  @discardableResult
  mutating func add(_ name: String, _ kind: BlockExpression.SlotKind) -> Int {
    names.append(name)
    kinds.append(kind)
    return names.count - 1
  }

  mutating func setConstant(_ value: Value, at slot: Int) {
    kinds[slot] = .constant(value)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  var scope: Scope { Scope(names, unavailable: unavailable) }

  /// The slots of a block before anything varies.
  var slots: [Block.Slot] {
    kinds.map { kind in
      if case .constant(let value) = kind { .constant(value) } else { .absent }
    }
  }
}
