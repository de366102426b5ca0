// CEL's `lists` extension, and `range`.

extension FunctionLibrary {
  static let lists: [Function] = [
    Function("distinct", .member, [.init("list")]) { arguments, context throws(Fault) in
      try context.budget.spend(walking: arguments[0])
      var result: [Value] = []
      var keys: Set<MapKey> = []
      for item in try arguments.list(0) {
        if let key = MapKey(lookingUp: item) {
          guard keys.insert(key).inserted else { continue }
        } else {
          try context.budget.spend(steps: result.count)
          guard !result.contains(where: { $0.isEqual(to: item) }) else { continue }
        }
        result.append(item)
      }
      try context.budget.spend(bytes: Value.list(result).weight)
      return .list(result)
    },
    Function("flatten", .member, [.init("list"), .init("depth", .optional)]) {
      arguments, context throws(Fault) in
      let depth = arguments.count > 1 ? try arguments.count(1) : 1
      var items = try arguments.list(0)
      for _ in 0..<depth {
        let flat = items.flatMap { if case .list(let inner) = $0 { inner } else { [$0] } }
        try context.budget.spend(bytes: Value.list(flat).weight)
        guard flat.contains(where: { if case .list = $0 { true } else { false } }) else {
          return .list(flat)
        }
        items = flat
      }
      return .list(items)
    },
    Function("slice", .member, [.init("list"), .init("start"), .init("end")]) {
      arguments, context throws(Fault) in
      let items = try arguments.list(0)
      let end = try arguments.position(2, upTo: items.count)
      let start = try arguments.position(1, upTo: end)
      try context.budget.spend(bytes: (end - start) * MemoryLayout<Value>.stride)
      return .list(Array(items[start..<end]))
    },
    Function("sort", .member, [.init("list")]) { arguments, context throws(Fault) in
      .list(try sorted(arguments, &context))
    },
    Function("first", .member, [.init("list")]) { arguments, _ throws(Fault) in
      .optional(try arguments.list(0).first)
    },
    Function("last", .member, [.init("list")]) { arguments, _ throws(Fault) in
      .optional(try arguments.list(0).last)
    },
    Function("lists.range", .global, [.init("n")]) { arguments, context throws(Fault) in
      .list(try range(0, try arguments.int(0), &context))
    },
    Function("range", .ours, [.init("start"), .init("end", .optional)]) {
      arguments, context throws(Fault) in
      arguments.count == 1
        ? .list(try range(0, try arguments.int(0), &context))
        : .list(try range(try arguments.int(0), try arguments.int(1), &context))
    },
  ]

  /// The ints from `start` up to but not `end`.
  private static func range(
    _ start: Int64, _ end: Int64, _ context: inout CallContext
  ) throws(Fault) -> [Value] {
    guard start < end else { return [] }
    let count = Int(clamping: UInt64(bitPattern: end &- start))
    let size = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    try context.budget.spend(bytes: size.overflow ? .max : size.partialValue)
    return (start..<end).map { .int($0) }
  }

  private static func sorted(
    _ arguments: Arguments, _ context: inout CallContext
  ) throws(Fault) -> [Value] {
    let items = try arguments.list(0)
    try context.budget.spend(bytes: arguments[0].weight)
    try context.budget.spend(steps: items.count)
    for (item, next) in zip(items, items.dropFirst())
    where Value.compare(item, next) == nil {
      throw arguments.invalid(
        0, "has \(item.typePhrase) and \(next.typePhrase), which have no order")
    }
    return items.sorted { Value.compare($0, $1) == .less }
  }
}
