// The conversions of CEL. None of them rounds or wraps: what does not fit is a fault.

extension FunctionLibrary {
  static let conversions: [Function] = [
    Function("int", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .int(try Conversion.int(arguments))
    },
    Function("uint", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .uint(try Conversion.uint(arguments))
    },
    Function("double", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .double(try Conversion.double(arguments))
    },
    Function("bool", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .bool(try Conversion.bool(arguments))
    },
    Function("string", .global, [.init("x")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      return .string(try Conversion.string(arguments))
    },
    Function("bytes", .global, [.init("x")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      if case .bytes = arguments[0] { return arguments[0] }
      return .bytes(Array(try arguments.string(0).utf8))
    },
    Function("timestamp", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .timestamp(try Conversion.timestamp(arguments))
    },
    Function("duration", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .duration(try Conversion.duration(arguments))
    },
    Function("dyn", .global, [.init("x")]) { arguments, _ throws(Fault) in arguments[0] },
    Function("type", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .type(arguments[0].typeName)
    },
  ]
}

private enum Conversion {
  static func int(_ arguments: Arguments) throws(Fault) -> Int64 {
    let result: Int64? =
      switch arguments[0] {
      case .int(let number): number
      case .uint(let number): Int64(exactly: number)
      case .double(let number): Int64(exactly: number.rounded(.towardZero))
      case .string(let text): Int64(text)
      case .timestamp(let instant): instant.seconds
      default: throw arguments.mismatch(0, "a number, string or timestamp")
      }
    guard let result else { throw misfit(arguments[0], "an int") }
    return result
  }

  static func uint(_ arguments: Arguments) throws(Fault) -> UInt64 {
    let result: UInt64? =
      switch arguments[0] {
      case .int(let number): UInt64(exactly: number)
      case .uint(let number): number
      case .double(let number): UInt64(exactly: number.rounded(.towardZero))
      case .string(let text): UInt64(text)
      default: throw arguments.mismatch(0, "a number or string")
      }
    guard let result else { throw misfit(arguments[0], "a uint") }
    return result
  }

  static func double(_ arguments: Arguments) throws(Fault) -> Double {
    switch arguments[0] {
    case .int(let number): return Double(number)
    case .uint(let number): return Double(number)
    case .double(let number): return number
    case .string(let text):
      guard let number = Double(text) else { throw misfit(arguments[0], "a double") }
      return number
    default: throw arguments.mismatch(0, "a number or string")
    }
  }

  static func bool(_ arguments: Arguments) throws(Fault) -> Bool {
    switch arguments[0] {
    case .bool(let value): return value
    case .string("true"), .string("True"), .string("TRUE"), .string("t"), .string("1"):
      return true
    case .string("false"), .string("False"), .string("FALSE"), .string("f"), .string("0"):
      return false
    case .string: throw misfit(arguments[0], "a bool")
    default: throw arguments.mismatch(0, "a bool or string")
    }
  }

  static func string(_ arguments: Arguments) throws(Fault) -> String {
    switch arguments[0] {
    case .string(let text): return text
    case .bool(let value): return String(value)
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return DecimalText.shortest(number)
    case .timestamp(let instant): return instant.text
    case .duration(let span): return span.text
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Fault(ExpressionCodes.conversion, "The bytes are not UTF-8.", argument: 0)
      }
      return text
    default:
      throw arguments.mismatch(0, "a number, bool, string, bytes, timestamp or duration")
    }
  }

  static func timestamp(_ arguments: Arguments) throws(Fault) -> Timestamp {
    switch arguments[0] {
    case .timestamp(let instant): return instant
    case .int(let seconds):
      guard let instant = Timestamp(secondsSinceEpoch: seconds) else {
        throw misfit(arguments[0], "a timestamp of the years 1 to 9999")
      }
      return instant
    case .string(let text):
      guard let instant = Timestamp(text) else {
        throw Fault(
          ExpressionCodes.conversion, "\(arguments[0].display) is not a date and time.",
          help: ["It is written '2026-09-30T23:59:59+02:00'; 'date(x, zone)' reads bare dates."],
          argument: 0)
      }
      return instant
    default: throw arguments.mismatch(0, "a string or int")
    }
  }

  static func duration(_ arguments: Arguments) throws(Fault) -> TimeSpan {
    switch arguments[0] {
    case .duration(let span): return span
    case .string(let text):
      guard let span = TimeSpan(text) else {
        throw Fault(
          ExpressionCodes.conversion, "\(arguments[0].display) is not a duration.",
          help: ["Durations are written like '36h', '1h30m' and '-2.5s'."], argument: 0)
      }
      return span
    default: throw arguments.mismatch(0, "a string")
    }
  }

  private static func misfit(_ value: Value, _ wanted: String) -> Fault {
    Fault(ExpressionCodes.conversion, "\(value.display) can't become \(wanted).", argument: 0)
  }
}
