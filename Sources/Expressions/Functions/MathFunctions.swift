// CEL's `math` extension.

extension FunctionLibrary {
  static let math: [Function] =
    [
      Function("math.greatest", .global, [.init("x"), .init("more", .repeated)]) {
        arguments, _ throws(Fault) in try extreme(arguments, .greater)
      },
      Function("math.least", .global, [.init("x"), .init("more", .repeated)]) {
        arguments, _ throws(Fault) in try extreme(arguments, .less)
      },
      Function("math.abs", .global, [.init("x")]) { arguments, _ throws(Fault) in
        switch arguments[0] {
        case .int(let number):
          guard number != .min else {
            throw Fault(ExpressionCodes.overflow, "The absolute value does not fit an int.")
          }
          return .int(abs(number))
        case .uint: return arguments[0]
        case .double(let number): return .double(number.magnitude)
        default: throw arguments.mismatch(0, "a number")
        }
      },
      Function("math.sign", .global, [.init("x")]) { arguments, _ throws(Fault) in
        switch arguments[0] {
        case .int(let number): return .int(number.signum())
        case .uint(let number): return .uint(number.signum())
        case .double(let number):
          return .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
        default: throw arguments.mismatch(0, "a number")
        }
      },
      Function("math.sqrt", .global, [.init("x")]) { arguments, _ throws(Fault) in
        switch arguments[0] {
        case .int(let number): .double(Double(number).squareRoot())
        case .uint(let number): .double(Double(number).squareRoot())
        case .double(let number): .double(number.squareRoot())
        default: throw arguments.mismatch(0, "a number")
        }
      },
      Function("math.bitNot", .global, [.init("x")]) { arguments, _ throws(Fault) in
        switch arguments[0] {
        case .int(let number): .int(~number)
        case .uint(let number): .uint(~number)
        default: throw arguments.mismatch(0, "an int or uint")
        }
      },
      shift("math.bitShiftLeft") { $0 << $1 },
      shift("math.bitShiftRight") { $0 >> $1 },
      bits("math.bitAnd") { $0 & $1 },
      bits("math.bitOr") { $0 | $1 },
      bits("math.bitXor") { $0 ^ $1 },
      test("math.isNaN") { $0.isNaN },
      test("math.isInf") { $0.isInfinite },
      test("math.isFinite") { $0.isFinite },
    ]
    + [
      ("math.ceil", FloatingPointRoundingRule.up), ("math.floor", .down),
      ("math.round", .toNearestOrAwayFromZero), ("math.trunc", .towardZero),
    ].map { name, rule in
      Function(name, .global, [.init("x")]) { arguments, _ throws(Fault) in
        .double(try arguments.double(0).rounded(rule))
      }
    }

  /// The first of the most extreme numbers, with its type.
  private static func extreme(
    _ arguments: Arguments, _ order: Value.Order
  ) throws(Fault) -> Value {
    var numbers = arguments.values
    if numbers.count == 1, case .list(let items) = numbers[0] { numbers = items }
    guard var best = numbers.first else { throw arguments.invalid(0, "is empty") }
    for number in numbers {
      guard Value.compareNumbers(number, number) != nil else {
        throw arguments.mismatch(0, "numbers only")
      }
      if Value.compareNumbers(number, best) == order { best = number }
    }
    return best
  }

  private static func test(
    _ name: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> Function {
    Function(name, .global, [.init("x")]) { arguments, _ throws(Fault) in
      .bool(holds(try arguments.double(0)))
    }
  }

  private static func bits(
    _ name: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> Function {
    Function(name, .global, [.init("x"), .init("y")]) { arguments, _ throws(Fault) in
      switch (arguments[0], arguments[1]) {
      case (.int(let left), .int(let right)):
        return .int(
          Int64(
            bitPattern: combine(UInt64(bitPattern: left), UInt64(bitPattern: right))))
      case (.uint(let left), .uint(let right)): return .uint(combine(left, right))
      case (.int, _), (.uint, _): throw arguments.mismatch(1, "of the type of 'x'")
      default: throw arguments.mismatch(0, "an int or uint")
      }
    }
  }

  /// Both directions fill with zeros; shifts by 64 and more give 0.
  private static func shift(
    _ name: String, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> Function {
    Function(name, .global, [.init("x"), .init("n")]) { arguments, _ throws(Fault) in
      let count = try arguments.int(1)
      guard count >= 0 else { throw arguments.invalid(1, "is \(count), and must be 0 or more") }
      switch arguments[0] {
      case .int(let number):
        return .int(Int64(bitPattern: move(UInt64(bitPattern: number), count)))
      case .uint(let number): return .uint(move(number, count))
      default: throw arguments.mismatch(0, "an int or uint")
      }
    }
  }
}
