import Diagnostics

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
