import Bytes

// Our functions that make codes out of texts.

extension FunctionLibrary {
  static let digests: [Function] = [
    Function("sha256", .ours, [.init("x")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: 64)
      return .string(SHA256.hex(try content(arguments)))
    },
    Function("base62", .ours, [.init("x")]) { arguments, context throws(Fault) in
      if case .int(let number) = arguments[0] {
        guard number >= 0 else { throw arguments.invalid(0, "is \(number), below 0") }
        let bytes = stride(from: 56, through: 0, by: -8).map {
          UInt8(truncatingIfNeeded: number >> Int64($0))
        }
        return .string(number == 0 ? "0" : BaseN.encode(bytes, alphabet: BaseN.base62))
      }
      let bytes = try content(arguments)
      try context.budget.spend(steps: bytes.count * bytes.count / 64)
      try context.budget.spend(bytes: 2 * bytes.count)
      return .string(BaseN.encode(bytes, alphabet: BaseN.base62))
    },
    Function(
      "short_id", .ours,
      [.init("key"), .init("n"), .init("salt", .defaulted(.string("")))], isPure: false
    ) { arguments, context throws(Fault) in
      let length = try arguments.count(1, atLeast: 1)
      guard length <= ShortID.longest else {
        throw arguments.invalid(1, "is \(length), and \(ShortID.longest) is the most")
      }
      try context.budget.spend(bytes: length)
      return .string(
        ShortID.text(
          campaign: context.campaign, key: try arguments.string(0), salt: try arguments.string(2),
          length: length))
    },
  ]

  private static func content(_ arguments: Arguments) throws(Fault) -> [UInt8] {
    switch arguments[0] {
    case .string(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    default: throw arguments.mismatch(0, "a string or bytes")
    }
  }
}
