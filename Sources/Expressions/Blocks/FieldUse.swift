/// The fields of one slot that an expression asks for.
struct FieldUse {
  private let slot: Int
  private(set) var fields: Set<String> = []
  /// Whether the slot's value is used as a whole.
  private(set) var isWhole = false

  init(of slot: Int, in node: Resolved) {
    self.slot = slot
    look(at: node)
  }

  private mutating func look(at node: Resolved) {
    switch node.kind {
    case .select(let operand, let field, _), .has(let operand, let field):
      if case .variable(slot) = operand.kind {
        fields.insert(field.text)
      } else {
        look(at: operand)
      }
    case .variable(slot): isWhole = true
    default: for part in node.parts { look(at: part) }
    }
  }
}

extension BlockExpression {
  /// The fields that the expression asks a slot for; nil where it uses its value as a whole.
  package func fields(of slot: Int) -> Set<String>? {
    let use = FieldUse(of: slot, in: expression.root)
    return use.isWhole ? nil : use.fields
  }
}
