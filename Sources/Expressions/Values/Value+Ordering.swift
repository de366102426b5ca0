extension Value {
  package enum Order: Sendable {
    case less, equal, greater
    /// One of the two is NaN.
    case unordered
  }

  /// The order of two values; nil where values of their types have none.
  package static func compare(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): order(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)):
      left.isSame(as: right) ? .equal : left.precedes(right) ? .less : .greater
    case (.bytes(let left), .bytes(let right)):
      left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
    case (.timestamp(let left), .timestamp(let right)): order(left, right)
    case (.duration(let left), .duration(let right)): order(left, right)
    default: compareNumbers(left, right)
    }
  }

  /// The order of two numbers of any type; nil where one is no number.
  static func compareNumbers(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.int(let left), .int(let right)): order(left, right)
    case (.uint(let left), .uint(let right)): order(left, right)
    case (.int(let left), .uint(let right)): left < 0 ? .less : order(UInt64(left), right)
    case (.uint(let left), .int(let right)): right < 0 ? .greater : order(left, UInt64(right))
    case (.double(let left), .double(let right)): order(left, right)
    case (.int(let left), .double(let right)): order(left, right)
    case (.uint(let left), .double(let right)): order(left, right)
    case (.double(let left), .int(let right)): order(right, left).reversed
    case (.double(let left), .uint(let right)): order(right, left).reversed
    default: nil
    }
  }

  private static func order<T: Comparable>(_ left: T, _ right: T) -> Order {
    left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
  }

  /// As CEL has it, by the double nearest to the integer.
  private static func order<T: FixedWidthInteger>(_ left: T, _ right: Double) -> Order {
    order(Double(left), right)
  }
}

extension Value.Order {
  fileprivate var reversed: Value.Order {
    switch self {
    case .less: .greater
    case .greater: .less
    case .equal, .unordered: self
    }
  }
}
