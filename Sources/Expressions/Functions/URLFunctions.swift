// Our functions for URLs. Where a marked text is written decides how it is encoded.

extension FunctionLibrary {
  static let urls: [Function] = [
    Function("url_encode", .ours, [.init("s")]) { arguments, context throws(Fault) in
      let text = try arguments.stringOrNumber(0)
      try context.budget.spend(bytes: 3 * text.utf8.count)
      return .string(PercentEncoding.encoded(text))
    },
    Function("segment", .ours, [.init("x")]) { arguments, _ throws(Fault) in
      .marked(MarkedText(.segment, try arguments.stringOrNumber(0)))
    },
    Function("raw", .ours, [.init("x")]) { arguments, _ throws(Fault) in
      .marked(MarkedText(.raw, try arguments.stringOrNumber(0)))
    },
    Function("link_url", .ours, [.init("x")]) { arguments, _ throws(Fault) in
      .marked(MarkedText(.link, try arguments.string(0)))
    },
    Function("query", .ours, [.init("map")]) { arguments, context throws(Fault) in
      let text = try query(arguments)
      try context.budget.spend(bytes: text.utf8.count)
      return .marked(MarkedText(.raw, text))
    },
  ]

  /// `a=1&b=x%20y` in the map's order; a null is left out, a list gives its name repeatedly.
  private static func query(_ arguments: Arguments) throws(Fault) -> String {
    guard case .map(let map) = arguments[0] else { throw arguments.mismatch(0, "a map") }
    var pairs: [String] = []
    for (key, value) in zip(map.keys, map.values) {
      guard case .string(let name) = key else {
        throw arguments.invalid(0, "has the key \(key.display), which is no string")
      }
      let values: [Value] = if case .list(let items) = value { items } else { [value] }
      for item in values {
        if case .null = item { continue }
        guard let text = plain(item) else {
          throw arguments.invalid(0, "has \(item.typePhrase) at \(key.display)")
        }
        pairs.append(PercentEncoding.encoded(name) + "=" + PercentEncoding.encoded(text))
      }
    }
    return pairs.joined(separator: "&")
  }

  private static func plain(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .bool(let truth): String(truth)
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): DecimalText.shortest(number)
    default: nil
    }
  }
}
