/// A key in the form in which keys are compared.
enum MapKey: Hashable {
  case bool(Bool)
  case int(Int64)
  /// Only beyond the ints.
  case uint(UInt64)
  case text(TextKey)

  init?(_ value: Value) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int64(exactly: value).map(MapKey.int) ?? .uint(value)
    case .string(let value): self = .text(TextKey(text: value))
    default: return nil
    }
  }

  init?(lookingUp value: Value) {
    guard case .double(let number) = value else {
      self.init(value)
      return
    }
    if let int = Int64(exactly: number) {
      self = .int(int)
    } else if let uint = UInt64(exactly: number) {
      self = .uint(uint)
    } else {
      return nil
    }
  }
}
