// `text.format(list)` of CEL's `strings` extension: %s %d %f %e %b %o %x %X and %%.

extension FunctionLibrary {
  static let formatting: [Function] = [
    Function("format", .member, [.init("pattern"), .init("values")]) {
      arguments, context throws(Fault) in
      try context.budget.spend(walking: arguments[1])
      var formatter = Formatter(values: try arguments.list(1))
      try formatter.run(try arguments.string(0))
      try context.budget.spend(bytes: formatter.result.utf8.count)
      return .string(formatter.result)
    }
  ]
}

private struct Formatter {
  let values: [Value]
  private(set) var result = ""
  private var used = 0

  init(values: [Value]) {
    self.values = values
  }

  mutating func run(_ pattern: String) throws(Fault) {
    var scalars = pattern.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      guard scalars.first != "%" else {
        scalars.removeFirst()
        result += "%"
        continue
      }
      var places = 6
      if scalars.first == "." {
        let digits = scalars.dropFirst().prefix { $0.value >= 0x30 && $0.value <= 0x39 }
        guard let number = Int(String(digits)), number <= 100 else {
          throw fault("A precision is a number up to 100.")
        }
        places = number
        scalars = scalars[digits.endIndex...]
      }
      guard let letter = scalars.popFirst() else { throw fault("The pattern ends inside a '%'.") }
      guard used < values.count else {
        throw fault("The pattern needs more than the \(values.count) values given.")
      }
      result += try text(of: values[used], as: letter, places)
      used += 1
    }
  }

  private func text(
    of value: Value, as letter: Unicode.Scalar, _ places: Int
  ) throws(Fault) -> String {
    switch (letter, value) {
    case ("s", _): return try Self.plain(value)
    case ("d", .int(let number)): return String(number)
    case ("d", .uint(let number)): return String(number)
    case ("d", .double(let number)) where !number.isFinite: return DecimalText.special(number)
    case ("f", _), ("e", _):
      guard let number = Self.number(value) else { break }
      guard number.isFinite else { return DecimalText.special(number) }
      return letter == "f"
        ? DecimalText.fixed(number, places: places)
        : DecimalText.scientific(number, places: places)
    case ("b", .bool(let truth)): return truth ? "1" : "0"
    case ("b", .int(let number)): return String(number, radix: 2)
    case ("b", .uint(let number)): return String(number, radix: 2)
    case ("o", .int(let number)): return String(number, radix: 8)
    case ("o", .uint(let number)): return String(number, radix: 8)
    case ("x", _), ("X", _):
      guard let text = Self.hexadecimal(value, uppercase: letter == "X") else { break }
      return text
    case ("d", _), ("b", _), ("o", _): break
    default: throw fault("'%\(letter)' is not a format; there are %s %d %f %e %b %o %x %X and %%.")
    }
    throw fault("'%\(letter)' does not take \(value.typePhrase).")
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  private static func hexadecimal(_ value: Value, uppercase: Bool) -> String? {
    func pairs(_ bytes: some Sequence<UInt8>) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }.joined()
    }
    return switch value {
    case .int(let number): String(number, radix: 16, uppercase: uppercase)
    case .uint(let number): String(number, radix: 16, uppercase: uppercase)
    case .string(let text): pairs(text.utf8)
    case .bytes(let bytes): pairs(bytes)
    default: nil
    }
  }

  /// `%s`; maps come by their keys' texts.
  private static func plain(_ value: Value) throws(Fault) -> String {
    switch value {
    case .null: return "null"
    case .bool(let truth): return String(truth)
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return DecimalText.shortest(number)
    case .string(let text): return text
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .timestamp(let instant): return instant.text
    case .duration(let span): return span.text
    case .type(let name): return name
    case .list(let items):
      var texts: [String] = []
      for item in items { texts.append(try plain(item)) }
      return "[" + texts.joined(separator: ", ") + "]"
    case .map(let map):
      var texts: [(key: String, entry: String)] = []
      for (key, value) in zip(map.keys, map.values) {
        let key = try plain(key)
        texts.append((key, key + ": " + (try plain(value))))
      }
      texts.sort { $0.key.precedes($1.key) }
      return "{" + texts.map(\.entry).joined(separator: ", ") + "}"
    case .optional, .marked, .row:
      throw Fault(
        ExpressionCodes.invalidArgument, "'%s' does not take \(value.typePhrase).", argument: 1)
    }
  }

  private func fault(_ detail: String) -> Fault {
    Fault(ExpressionCodes.invalidArgument, detail)
  }
}
