extension Evaluator {
  mutating func select(
    _ operand: Resolved, _ field: String, isOptional: Bool, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    if case .optional(let inner) = value {
      guard let inner else { return value }
      return .optional(try Selection.field(field, of: inner, at: range))
    }
    let found = try Selection.field(field, of: value, at: range)
    if isOptional { return .optional(found) }
    if let found { return found }
    throw Selection.noSuchKey(.string(field), in: value, at: range)
  }

  mutating func has(
    _ operand: Resolved, _ field: String, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    var value = try evaluate(operand)
    if case .optional(let inner) = value {
      guard let inner else { return .bool(false) }
      value = inner
    }
    return .bool(try Selection.field(field, of: value, at: range) != nil)
  }

  mutating func index(
    _ operand: Resolved, _ key: Resolved, isOptional: Bool, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    let key = try evaluate(key)
    if case .optional(let inner) = value {
      guard let inner else { return value }
      return .optional(try Selection.item(key, of: inner, at: range))
    }
    let found = try Selection.item(key, of: value, at: range)
    if isOptional { return .optional(found) }
    if let found { return found }
    throw Selection.noSuchKey(key, in: value, at: range)
  }

  /// `default(path, x)`: what is absent on the way, or null at the end, gives `x`.
  mutating func fallback(
    _ path: Resolved, _ other: Resolved
  ) throws(ExpressionError) -> Value {
    switch try valueIfPresent(path) {
    case nil, .null?, .optional(nil)?: try evaluate(other)
    case .optional(let inner?)?: inner
    case let value?: value
    }
  }

  private mutating func valueIfPresent(_ node: Resolved) throws(ExpressionError) -> Value? {
    switch node.kind {
    case .variable(let slot): return environment.value(in: slot)
    case .select(let operand, let field, _):
      guard let base = try base(operand) else { return nil }
      return try Selection.field(field, of: base, at: node.range)
    case .index(let operand, let key, _):
      guard let base = try base(operand) else { return nil }
      return try Selection.item(try evaluate(key), of: base, at: node.range)
    default: return try evaluate(node)
    }
  }

  private mutating func base(_ node: Resolved) throws(ExpressionError) -> Value? {
    try spend(1, at: node.range)
    return switch try valueIfPresent(node) {
    case nil, .null?, .optional(nil)?: nil
    case .optional(let inner?)?: inner
    case let value?: value
    }
  }

  mutating func optionalMap(
    _ operand: Resolved, _ local: Int, _ body: Resolved, isFlat: Bool
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    guard case .optional(let inner) = value else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: operand.range,
        "This is \(value.typePhrase), and must be an optional.",
        help: ["'optional.of(x)' makes one, and so do 'a.?b' and 'a[?i]'."])
    }
    guard let inner else { return value }
    locals[local] = inner
    let result = try evaluate(body)
    guard isFlat else { return .optional(result) }
    guard case .optional = result else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: body.range,
        "This is \(result.typePhrase), and 'optFlatMap' needs an optional.",
        help: ["'optMap' takes any value."])
    }
    return result
  }
}
<<<<<<< HEAD

/// Fields and items of values.
package enum Selection {
  /// The field of a map; nil where it is absent.
  package static func field(
    _ name: String, of value: Value, at range: Range<Int>
  ) throws(ExpressionError) -> Value? {
    if case .row(let row) = value { return row[name] }
    guard case .map(let map) = value else {
      var help: [String] = []
      if case .null = value { help = ["'default(path, x)' stands in for null."] }
      throw ExpressionError(
        ExpressionCodes.wrongType, at: range,
        "This reads the field '\(name)' of \(value.typePhrase), which has no fields.", help: help)
    }
    return map[name]
  }

  /// The item of a list or map; nil where it is absent.
  package static func item(
    _ key: Value, of value: Value, at range: Range<Int>
  ) throws(ExpressionError) -> Value? {
    switch (value, key) {
    case (.map(let map), _): return map[key]
    case (.row(let row), .string(let name)): return row[name]
    case (.list(let items), .int(let index)):
      return index >= 0 && index < items.count ? items[Int(index)] : nil
    case (.list(let items), .uint(let index)):
      return index < UInt64(items.count) ? items[Int(index)] : nil
    case (.list(let items), .double(let number)):
      guard let index = Int(exactly: number) else { break }
      return index >= 0 && index < items.count ? items[index] : nil
    default: break
    }
    var help: [String] = []
    if case .string = value { help = ["'s.charAt(i)' and 's.substring(a, b)' take texts apart."] }
    if case .null = value { help = ["'default(path, x)' stands in for null."] }
    throw ExpressionError(
      ExpressionCodes.wrongType, at: range,
      "\(value.typePhrase.capitalizedFirst) has no items by \(key.typePhrase).", help: help)
  }

  static func noSuchKey(
    _ key: Value, in value: Value, at range: Range<Int>
  ) -> ExpressionError {
    if case .row(let row) = value, case .string(let name) = key {
      return row.table.noSuchColumn(name, at: range)
    }
    if case .list(let items) = value {
      return ExpressionError(
        ExpressionCodes.noSuchIndex, at: range,
        "The index \(key.display) is not in the list of \(items.count).",
        help: ["'list[?i].orValue(x)' stands in for an item that is not there."])
    }
    var help: [String] = []
    if case .map(let map) = value {
      if case .string(let name) = key,
        let nearest = Suggestion.nearest(to: name, among: map.names)
      {
        help.append("Did you mean '\(nearest)'?")
      }
      let shown = map.keys.prefix(20).map(\.display).joined(separator: ", ")
      help.append(
        map.count == 0
          ? "The map is empty." : "Keys: \(shown)\(map.count > 20 ? ", …" : ".")")
    }
    help.append("'default(path, x)' stands in for a key that may be absent.")
    return ExpressionError(
      ExpressionCodes.noSuchKey, at: range, "There is no key \(key.display).", help: help)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
=======
>>>>>>> expressions
