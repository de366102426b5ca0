// Our functions on texts.

extension FunctionLibrary {
  static let texts: [Function] = [
    Function("lower", .ours, [.init("s")]) { arguments, context throws(Fault) in
      try changed(arguments, to: .lower, &context)
    },
    Function("upper", .ours, [.init("s")]) { arguments, context throws(Fault) in
      try changed(arguments, to: .upper, &context)
    },
    Function(
      "pad", .ours, [.init("s"), .init("n"), .init("with", .defaulted(.string("0")))]
    ) { arguments, context throws(Fault) in
      let text = try arguments.stringOrNumber(0)
      let filler = try arguments.string(2)
      guard filler.unicodeScalars.count == 1 else {
        throw arguments.invalid(2, "must be one character")
      }
      let missing = try arguments.count(1) - text.unicodeScalars.count
      guard missing > 0 else { return .string(text) }
      let size = missing.multipliedReportingOverflow(by: filler.utf8.count)
      try context.budget.spend(bytes: size.overflow ? .max : size.partialValue)
      try context.budget.spend(bytes: text.utf8.count)
      return .string(String(repeating: filler, count: missing) + text)
    },
    Function("lines", .ours, [.init("s")]) { arguments, context throws(Fault) in
      var lines = try TextSearch(arguments.string(0)).split(by: "\n", limit: .max)
      if lines.last == "" { lines.removeLast() }
      try context.budget.spend(bytes: arguments[0].weight + 24 * lines.count)
      return .list(
        lines.map {
          .string($0.unicodeScalars.last == "\r" ? String($0.unicodeScalars.dropLast()) : $0)
        })
    },
  ]

  private static func changed(
    _ arguments: Arguments, to letterCase: LetterCase, _ context: inout CallContext
  ) throws(Fault) -> Value {
    // Three letters of two bytes may come out for one of two.
    try context.budget.spend(bytes: 3 * arguments[0].weight)
    return .string(letterCase.text(of: try arguments.string(0)))
  }
}

extension Arguments {
  /// A string, or an int or uint as its digits.
  func stringOrNumber(_ index: Int) throws(Fault) -> String {
    switch self[index] {
    case .string(let text): text
    case .int(let number): String(number)
    case .uint(let number): String(number)
    default: throw mismatch(index, "a string or int")
    }
  }
}
