extension Evaluator {
  mutating func comprehension(
    _ loop: Comprehension, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    let source = try evaluate(loop.range)
    switch loop.purpose {
    case .all: return try quantify(loop, source, decidedBy: false)
    case .exists: return try quantify(loop, source, decidedBy: true)
    case .existsOne: return try existsOne(loop, source)
    case .map, .filter: return try collect(loop, source, at: range)
    case .sortBy: return try sort(loop, source, at: range)
    case .transformMap, .transformMapEntry: return try collectMap(loop, source, at: range)
    }
  }

  /// How many rounds a loop over `source` has.
  private func rounds(_ loop: Comprehension, _ source: Value) throws(ExpressionError) -> Int {
    switch source {
    case .list(let items): return items.count
    case .map(let map): return map.count
    default:
      throw ExpressionError(
        ExpressionCodes.wrongType, at: loop.range.range,
        "This is \(source.typePhrase), and a loop needs a list or a map.")
    }
  }

  /// Sets the loop's variables for a round and gives the first one's value.
  @discardableResult
  private mutating func enter(_ round: Int, _ loop: Comprehension, _ source: Value) -> Value {
    let first: Value
    let second: Value?
    switch source {
    case .list(let items):
      first = loop.second == nil ? items[round] : .int(Int64(round))
      second = items[round]
    case .map(let map):
      first = map.keys[round]
      second = map.values[round]
    default: preconditionFailure("a loop over \(source.typeName)")
    }
    locals[loop.first] = first
    if let local = loop.second, let second { locals[local] = second }
    return first
  }

  private mutating func isKept(_ loop: Comprehension) throws(ExpressionError) -> Bool {
    guard let filter = loop.filter else { return true }
    return try truth(filter)
  }

  /// `all` and `exists`: one deciding round is enough, whatever the others do.
  private mutating func quantify(
    _ loop: Comprehension, _ source: Value, decidedBy decision: Bool
  ) throws(ExpressionError) -> Value {
    var failure: ExpressionError?
    for round in 0..<(try rounds(loop, source)) {
      enter(round, loop, source)
      do {
        guard try truth(loop.body) != decision else { return .bool(decision) }
      } catch {
        guard !error.isLimit else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .bool(!decision)
  }

  private mutating func existsOne(
    _ loop: Comprehension, _ source: Value
  ) throws(ExpressionError) -> Value {
    var count = 0
    for round in 0..<(try rounds(loop, source)) {
      enter(round, loop, source)
      if try truth(loop.body) { count += 1 }
    }
    return .bool(count == 1)
  }

  private mutating func collect(
    _ loop: Comprehension, _ source: Value, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    var result: [Value] = []
    for round in 0..<(try rounds(loop, source)) {
      let item = enter(round, loop, source)
      if loop.purpose == .filter {
        guard try truth(loop.body) else { continue }
        result.append(item)
      } else {
        guard try isKept(loop) else { continue }
        result.append(try evaluate(loop.body))
      }
      try spend(bytes: MemoryLayout<Value>.stride, at: range)
    }
    return .list(result)
  }

  /// Sorts by the values of the body; equal ones keep their order.
  private mutating func sort(
    _ loop: Comprehension, _ source: Value, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    let count = try rounds(loop, source)
    try spend(bytes: 2 * count * MemoryLayout<Value>.stride, at: range)
    var pairs: [(key: Value, item: Value)] = []
    for round in 0..<count {
      let item = enter(round, loop, source)
      pairs.append((try evaluate(loop.body), item))
      guard let first = pairs.first?.key, let key = pairs.last?.key,
        Value.compare(first, key) != nil
      else {
        throw ExpressionError(
          ExpressionCodes.wrongType, at: loop.body.range,
          "These values have no order with each other, so nothing can be sorted by them.")
      }
    }
    pairs.sort { Value.compare($0.key, $1.key) == .less }
    return .list(pairs.map(\.item))
  }

  private mutating func collectMap(
    _ loop: Comprehension, _ source: Value, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    var builder = ValueMap.Builder()
    for round in 0..<(try rounds(loop, source)) {
      let key = enter(round, loop, source)
      guard try isKept(loop) else { continue }
      let value = try evaluate(loop.body)
      try spend(bytes: 2 * MemoryLayout<Value>.stride, at: range)
      guard loop.purpose == .transformMapEntry else {
        try insert(key, value, into: &builder, at: range)
        continue
      }
      guard case .map(let entries) = value else {
        throw ExpressionError(
          ExpressionCodes.wrongType, at: loop.body.range,
          "This is \(value.typePhrase), and must be a map of the entries to add.")
      }
      try spend(bytes: value.weight, at: range)
      for (key, value) in zip(entries.keys, entries.values) {
        try insert(key, value, into: &builder, at: loop.body.range)
      }
    }
    return .map(builder.map)
  }
}
