extension JSONWriter {
  /// A value that was read, in this writer's form: members in their order, numbers with a fraction
  /// or an exponent keep one, so that they read back as what they were.
  ///
  /// - Complexity: O(*n*) in its size; recursion as deep as the value, which the reader bounds.
  package mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .object:
      beginObject()
      for member in value.members {
        key(member.key.string ?? "")
        self.value(member.value)
      }
      endObject()
    case .array:
      beginArray()
      for element in value.elements { self.value(element) }
      endArray()
    case .string:
      if let bytes = value.bytes() { string(bytes) }
    case .number: number(value)
    case .bool: bool(value.bool ?? false)
    case .null: null()
    }
  }

  private mutating func number(_ value: JSONValue) {
    if let whole = value.int {
      int(whole)
    } else if value.isInteger, let large = value.unsigned {
      int(large)
    } else {
      raw(String(value.double ?? 0).utf8)
    }
  }
}
