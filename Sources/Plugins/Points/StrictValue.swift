package import JSON

/// What is wrong with JSON of a plugin, and where.
package struct ShapeFault: Error, Hashable, Sendable {
  /// A JSON pointer (RFC 6901) from the top; empty for the top itself.
  package let path: String

  /// What follows the place in a sentence: `has no 'ok'`, `is a number, not a text`.
  package let text: String

  /// `'/results/3' is a number, not a text`.
  package var sentence: String { sentence(of: "the answer ") }

  /// - Parameter whole: What stands for the top, with a blank behind it.
  func sentence(of whole: String) -> String { (path.isEmpty ? whole : "'\(path)' ") + text }
}

/// A JSON value and where it stands, read without leniency: what isn't expected is a fault.
package struct StrictValue {
  package let value: JSONValue
  package let path: String

  package init(_ value: JSONValue, path: String = "") {
    self.value = value
    self.path = path
  }

  package func fault(_ text: String) -> ShapeFault { ShapeFault(path: path, text: text) }

  private func wrong(_ expected: String) -> ShapeFault {
    let kind =
      switch value.kind {
      case .object: "an object"
      case .array: "an array"
      case .string: "a text"
      case .number: "a number"
      case .bool: "a truth value"
      case .null: "null"
      }
    return fault("is \(kind), not \(expected)")
  }

  /// The members of an object that has those of `required`, may have those of `optional`, each
  /// once, and no others.
  package func members(
    _ required: [String], optional: [String] = []
  ) throws(ShapeFault) -> [String: StrictValue] {
    guard value.kind == .object else { throw wrong("an object") }
    var found: [String: StrictValue] = [:]
    for member in value.members {
      let name = member.key.string ?? ""
      guard required.contains(name) || optional.contains(name) else {
        throw fault("has '\(name)', which nobody knows")
      }
      guard found[name] == nil else { throw fault("has '\(name)' twice") }
      found[name] = StrictValue(member.value, path: path + "/" + StrictValue.escape(name))
    }
    for name in required where found[name] == nil { throw fault("has no '\(name)'") }
    return found
  }

  package func elements() throws(ShapeFault) -> [StrictValue] {
    guard value.kind == .array else { throw wrong("an array") }
    return value.elements.enumerated().map { StrictValue($1, path: "\(path)/\($0)") }
  }

  package func object() throws(ShapeFault) -> JSONValue {
    guard value.kind == .object else { throw wrong("an object") }
    return value
  }

  package func text() throws(ShapeFault) -> String {
    guard let text = value.string else { throw wrong("a text") }
    return text
  }

  /// A whole number within a range.
  package func number(in range: ClosedRange<Int>) throws(ShapeFault) -> Int {
    guard value.kind == .number else { throw wrong("a number") }
    guard let number = value.int.flatMap({ Int(exactly: $0) }), range.contains(number) else {
      throw fault("is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  package func requireBool() throws(ShapeFault) {
    guard value.kind == .bool else { throw wrong("a truth value") }
  }

  package func texts() throws(ShapeFault) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  private static func escape(_ name: String) -> String {
    var escaped = ""
    for character in name {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
