/// A JSON value as it came over the wire.
///
/// Members keep their order and numbers their spelling, so that a routing rule is echoed as it was
/// sent.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Equatable, Sendable {
    var name: String
    var value: JSON
  }

  /// The member of that name; the last one where a name stands twice, nil in anything but an object.
  subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The value as a whole number; nil for `1.5` and for anything that is not a number.
  var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// The elements, where every one of them is a string.
  var strings: [String]? {
    guard let array else { return nil }
    var texts: [String] = []
    for item in array {
      guard let text = item.string else { return nil }
      texts.append(text)
    }
    return texts
  }
}
