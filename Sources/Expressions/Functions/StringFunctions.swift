// CEL's functions on strings and its `strings` extension. Positions count code points.

extension FunctionLibrary {
  static let strings: [Function] = [
    Function("size", [.global, .member], [.init("x")]) { arguments, _ throws(Fault) in
      switch arguments[0] {
      case .string(let text): .int(Int64(text.unicodeScalars.count))
      case .bytes(let bytes): .int(Int64(bytes.count))
      case .list(let items): .int(Int64(items.count))
      case .map(let map): .int(Int64(map.count))
      default: throw arguments.mismatch(0, "a string, bytes, list or map")
      }
    },
    Function("contains", .member, [.init("s"), .init("part")]) { arguments, _ throws(Fault) in
      .bool(try TextSearch(arguments.string(0)).first(arguments.string(1)) != nil)
    },
    Function("startsWith", .member, [.init("s"), .init("start")]) { arguments, _ throws(Fault) in
      .bool(try arguments.string(0).utf8.starts(with: arguments.string(1).utf8))
    },
    Function("endsWith", .member, [.init("s"), .init("end")]) { arguments, _ throws(Fault) in
      .bool(
        try arguments.string(0).utf8.reversed().starts(with: arguments.string(1).utf8.reversed()))
    },
    Function("charAt", .member, [.init("s"), .init("index")]) { arguments, _ throws(Fault) in
      let scalars = Array(try arguments.string(0).unicodeScalars)
      let index = try arguments.position(1, upTo: scalars.count)
      return .string(index < scalars.count ? String(scalars[index]) : "")
    },
    Function("indexOf", .member, [.init("s"), .init("part"), .init("from", .optional)]) {
      arguments, _ throws(Fault) in
      let search = TextSearch(try arguments.string(0))
      let start = arguments.count > 2 ? try arguments.position(2, upTo: search.count) : 0
      return .int(Int64(search.first(try arguments.string(1), from: start) ?? -1))
    },
    Function("lastIndexOf", .member, [.init("s"), .init("part"), .init("upTo", .optional)]) {
      arguments, _ throws(Fault) in
      let search = TextSearch(try arguments.string(0))
      let start = arguments.count > 2 ? try arguments.position(2, upTo: search.count) : .max
      return .int(Int64(search.last(try arguments.string(1), upTo: start) ?? -1))
    },
    Function("lowerAscii", .member, [.init("s")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      return .string(try arguments.string(0).mappingBytes { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 })
    },
    Function("upperAscii", .member, [.init("s")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      return .string(try arguments.string(0).mappingBytes { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 })
    },
    Function("replace", .member, [.init("s"), .init("old"), .init("new"), .init("n", .optional)]) {
      arguments, context throws(Fault) in
      let limit = arguments.count > 3 ? try arguments.int(3) : -1
      let parts = try TextSearch(arguments.string(0)).split(
        by: arguments.string(1),
        limit: limit < 0 ? .max : Int(min(limit, 1 << 40)) + 1)
      return .string(try Joining.join(parts, with: arguments.string(2), &context))
    },
    Function("split", .member, [.init("s"), .init("separator"), .init("n", .optional)]) {
      arguments, context throws(Fault) in
      let limit = arguments.count > 2 ? try arguments.int(2) : -1
      let parts = try TextSearch(arguments.string(0)).split(
        by: arguments.string(1), limit: limit < 0 ? .max : Int(clamping: limit))
      try context.budget.spend(bytes: arguments[0].weight + 24 * parts.count)
      return .list(parts.map { .string($0) })
    },
    Function("substring", .member, [.init("s"), .init("start"), .init("end", .optional)]) {
      arguments, context throws(Fault) in
      let scalars = Array(try arguments.string(0).unicodeScalars)
      let start = try arguments.position(1, upTo: scalars.count)
      let end = arguments.count > 2 ? try arguments.position(2, upTo: scalars.count) : scalars.count
      guard start <= end else { throw arguments.invalid(1, "is behind the end") }
      try context.budget.spend(bytes: end - start)
      return .string(String(scalars: scalars[start..<end]))
    },
    Function("trim", .member, [.init("s")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      return .string(try arguments.string(0).trimmingBlanks())
    },
    Function("reverse", .member, [.init("x")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      if case .list(let items) = arguments[0] { return .list(items.reversed()) }
      return .string(String(scalars: try arguments.string(0).unicodeScalars.reversed()))
    },
    Function("join", .member, [.init("list"), .init("separator", .optional)]) {
      arguments, context throws(Fault) in
      var parts: [String] = []
      for (index, item) in try arguments.list(0).enumerated() {
        guard case .string(let text) = item else {
          throw arguments.invalid(
            0, "has \(item.typePhrase) at index \(index), and only strings can be joined",
            help: ["'list.map(x, string(x))' makes strings of the items."])
        }
        parts.append(text)
      }
      return .string(
        try Joining.join(parts, with: arguments.count > 1 ? arguments.string(1) : "", &context))
    },
    Function("strings.quote", .global, [.init("s")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: 2 * arguments[0].weight)
      return .string(Value.quoted(try arguments.string(0)))
    },
  ]
}

extension Arguments {
  /// An int as a position in something of `count` parts; its end is a position too.
  func position(_ index: Int, upTo count: Int) throws(Fault) -> Int {
    let number = try int(index)
    guard number >= 0, number <= count else {
      throw invalid(index, "is \(number), and must be from 0 to \(count)")
    }
    return Int(number)
  }
}

/// Puts texts together within the budget.
enum Joining {
  static func join(
    _ parts: [String], with separator: String, _ context: inout CallContext
  ) throws(Fault) -> String {
    let size = parts.reduce(0) { $0 + $1.utf8.count }
    try context.budget.spend(bytes: size + separator.utf8.count * max(0, parts.count - 1))
    return parts.joined(separator: separator)
  }
}
