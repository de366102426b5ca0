extension Value {
  /// Equality as in CEL: numbers of different types by their value, NaN equals nothing, other
  /// values of different types are never equal.
  ///
  /// - Complexity: O(*n*) in the size of the smaller value.
  package func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.string(let left), .string(let right)): left.isSame(as: right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && zip(left.keys, left.values).allSatisfy { key, value in
          right[key].map(value.isEqual) ?? false
        }
    case (.optional(let left), .optional(let right)):
      switch (left, right) {
      case (nil, nil): true
      case (let left?, let right?): left.isEqual(to: right)
      default: false
      }
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    case (.marked(let left), .marked(let right)):
      left.mark == right.mark && left.text.isSame(as: right.text)
    case (.row(let left), .row(let right)):
      left.table === right.table && left.index == right.index
    default: Value.compareNumbers(self, other) == .some(.equal)
    }
  }

  /// Whether the value and all values inside are the same, type by type; NaN is itself.
  package func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      left.isNaN ? right.isNaN : left == right && left.sign == right.sign
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && zip(left.keys, left.values).allSatisfy { key, value in
          right[key].map(value.isIdentical) ?? false
        }
    case (.optional(let left?), .optional(let right?)): left.isIdentical(to: right)
    default: typeName == other.typeName && isEqual(to: other)
    }
  }
}
