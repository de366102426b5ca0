/// The operators of the language on values.
///
/// Ints and uints never wrap: what does not fit is a fault. An int with a double gives a double.
package enum Operators {
  package static func apply(
    _ operation: Syntax.Operator, _ left: Value, _ right: Value
  ) throws(Fault) -> Value {
    switch operation {
    case .equal: .bool(left.isEqual(to: right))
    case .notEqual: .bool(!left.isEqual(to: right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      .bool(try isOrdered(operation, left, right))
    case .in: .bool(try isContained(left, in: right))
    case .add: try add(left, right)
    case .subtract, .multiply, .divide, .remainder: try calculate(operation, left, right)
    }
  }

  package static func apply(_ sign: Syntax.Token, _ value: Value) throws(Fault) -> Value {
    switch (sign, value) {
    case (.not, .bool(let truth)): return .bool(!truth)
    case (.negate, .int(let number)):
      guard number != .min else { throw overflow("-", value) }
      return .int(-number)
    case (.negate, .double(let number)): return .double(-number)
    default:
      throw Fault(
        ExpressionCodes.wrongType, "'\(sign.rawValue)' does not take \(value.typePhrase).")
    }
  }

  /// Appends in place where both are strings, bytes or lists.
  static func append(_ value: Value, to result: inout Value) -> Bool {
    switch (result, value) {
    case (.string(var text), .string(let more)):
      result = .null
      text += more
      result = .string(text)
    case (.bytes(var bytes), .bytes(let more)):
      result = .null
      bytes += more
      result = .bytes(bytes)
    case (.list(var items), .list(let more)):
      result = .null
      items += more
      result = .list(items)
    default: return false
    }
    return true
  }

  private static func isOrdered(
    _ operation: Syntax.Operator, _ left: Value, _ right: Value
  ) throws(Fault) -> Bool {
    guard let order = Value.compare(left, right) else { throw misfit(operation, left, right) }
    return switch operation {
    case .less: order == .less
    case .lessOrEqual: order == .less || order == .equal
    case .greater: order == .greater
    default: order == .greater || order == .equal
    }
  }

  private static func isContained(_ value: Value, in container: Value) throws(Fault) -> Bool {
    switch container {
    case .list(let items): return items.contains { $0.isEqual(to: value) }
    case .map(let map): return map[value] != nil
    default: throw misfit(.in, value, container)
    }
  }

  private static func add(_ left: Value, _ right: Value) throws(Fault) -> Value {
    switch (left, right) {
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.bytes(let left), .bytes(let right)): return .bytes(left + right)
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.timestamp(let instant), .duration(let span)),
      (.duration(let span), .timestamp(let instant)):
      guard let sum = instant.advanced(by: span) else { throw overflow("+", left) }
      return .timestamp(sum)
    case (.duration(let one), .duration(let other)):
      let sum = one.nanoseconds.addingReportingOverflow(other.nanoseconds)
      guard !sum.overflow else { throw overflow("+", left) }
      return .duration(TimeSpan(nanoseconds: sum.partialValue))
    default: return try calculate(.add, left, right)
    }
  }

  private static func calculate(
    _ operation: Syntax.Operator, _ left: Value, _ right: Value
  ) throws(Fault) -> Value {
    switch (left, right) {
    case (.int(let one), .int(let other)): return .int(try integers(operation, one, other))
    case (.uint(let one), .uint(let other)): return .uint(try integers(operation, one, other))
    case (.double(let one), .double(let other)): return try doubles(operation, one, other)
    case (.int(let one), .double(let other)): return try doubles(operation, Double(one), other)
    case (.double(let one), .int(let other)): return try doubles(operation, one, Double(other))
    case (.timestamp(let one), .timestamp(let other)) where operation == .subtract:
      guard let span = one.since(other) else { throw overflow("-", left) }
      return .duration(span)
    case (.timestamp(let instant), .duration(let span)) where operation == .subtract:
      guard span.nanoseconds != .min,
        let result = instant.advanced(by: TimeSpan(nanoseconds: -span.nanoseconds))
      else { throw overflow("-", left) }
      return .timestamp(result)
    case (.duration(let one), .duration(let other)) where operation == .subtract:
      let result = one.nanoseconds.subtractingReportingOverflow(other.nanoseconds)
      guard !result.overflow else { throw overflow("-", left) }
      return .duration(TimeSpan(nanoseconds: result.partialValue))
    default: throw misfit(operation, left, right)
    }
  }

  private static func integers<T: FixedWidthInteger>(
    _ operation: Syntax.Operator, _ left: T, _ right: T
  ) throws(Fault) -> T {
    let result: (partialValue: T, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide, .remainder:
      guard right != 0 else {
        throw Fault(ExpressionCodes.division, "\(left) \(operation.rawValue) 0 has no result.")
      }
      result =
        operation == .divide
        ? left.dividedReportingOverflow(by: right)
        : left.remainderReportingOverflow(dividingBy: right)
    default: preconditionFailure("\(operation) is no arithmetic")
    }
    guard !result.overflow else {
      throw Fault(
        ExpressionCodes.overflow,
        "\(left) \(operation.rawValue) \(right) does not fit \(T.isSigned ? "an int" : "a uint").")
    }
    return result.partialValue
  }

  private static func doubles(
    _ operation: Syntax.Operator, _ left: Double, _ right: Double
  ) throws(Fault) -> Value {
    switch operation {
    case .add: return .double(left + right)
    case .subtract: return .double(left - right)
    case .multiply: return .double(left * right)
    case .divide: return .double(left / right)
    default: throw misfit(operation, .double(left), .double(right))
    }
  }

  private static func overflow(_ operation: String, _ value: Value) -> Fault {
    Fault(
      ExpressionCodes.overflow,
      "The result of '\(operation)' is out of the range of \(value.typePhrase).")
  }

  private static func misfit(
    _ operation: Syntax.Operator, _ left: Value, _ right: Value
  ) -> Fault {
    var help: [String] = []
    switch (left, right) {
    case (.string, .int), (.string, .uint), (.string, .double), (.string, .bool),
      (.int, .string), (.uint, .string), (.double, .string), (.bool, .string):
      help =
        operation == .add
        ? ["'string(x)' makes a string of a number."]
        : ["'int(x)' and 'double(x)' read numbers from strings."]
    case (.null, _), (_, .null): help = ["'default(path, x)' stands in for null."]
    case (_, .string) where operation == .in: help = ["A part of a text: 's.contains(part)'."]
    case (.optional, _), (_, .optional): help = ["'x.orValue(y)' takes the value out."]
    case (.double, _) where operation == .remainder: help = ["'%' takes ints: 'int(x) % n'."]
    case (.marked, _), (_, .marked):
      help = ["Put marked text into '${{ }}' of its own, with nothing else."]
    default: break
    }
    return Fault(
      ExpressionCodes.wrongType,
      "'\(operation.rawValue)' does not take \(left.typePhrase) and \(right.typePhrase).",
      help: help)
  }
}
