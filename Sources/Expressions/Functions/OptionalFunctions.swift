extension FunctionLibrary {
  static let optionals: [Function] = [
    Function("optional.of", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .optional(arguments[0])
    },
    Function("optional.none", .global, []) { _, _ throws(Fault) in .optional(nil) },
    Function("optional.ofNonZeroValue", .global, [.init("x")]) { arguments, _ throws(Fault) in
      .optional(arguments[0].isZero ? nil : arguments[0])
    },
    Function("optional.unwrap", .global, [.init("list")]) { arguments, _ throws(Fault) in
      .list(try unwrapped(arguments))
    },
    Function("unwrapOpt", .member, [.init("list")]) { arguments, _ throws(Fault) in
      .list(try unwrapped(arguments))
    },
    Function("hasValue", .member, [.init("optional")]) { arguments, _ throws(Fault) in
      .bool(try arguments.optional(0) != nil)
    },
    Function("value", .member, [.init("optional")]) { arguments, _ throws(Fault) in
      if let value = try arguments.optional(0) { return value }
      throw Fault(
        ExpressionCodes.noValue, "The optional is empty.",
        help: ["'x.orValue(y)' stands in for an empty one."])
    },
    Function("or", .member, [.init("optional"), .init("other")]) { arguments, _ throws(Fault) in
      _ = try arguments.optional(1)
      return try arguments.optional(0) == nil ? arguments[1] : arguments[0]
    },
    Function("orValue", .member, [.init("optional"), .init("x")]) { arguments, _ throws(Fault) in
      try arguments.optional(0) ?? arguments[1]
    },
  ]

  private static func unwrapped(_ arguments: Arguments) throws(Fault) -> [Value] {
    var values: [Value] = []
    for item in try arguments.list(0) {
      guard case .optional(let value) = item else {
        throw arguments.mismatch(0, "a list of optionals")
      }
      if let value { values.append(value) }
    }
    return values
  }
}

extension Arguments {
  fileprivate func optional(_ index: Int) throws(Fault) -> Value? {
    guard case .optional(let value) = values[index] else { throw mismatch(index, "an optional") }
    return value
  }
}
