import Bytes

// CEL's `encoders` extension.

extension FunctionLibrary {
  static let encoders: [Function] = [
    Function("base64.encode", .global, [.init("bytes")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight * 4 / 3 + 4)
      return .string(Base64.encode(try arguments.bytes(0)))
    },
    Function("base64.decode", .global, [.init("s")]) { arguments, context throws(Fault) in
      try context.budget.spend(bytes: arguments[0].weight)
      guard let bytes = Base64.decode(Array(try arguments.string(0).utf8)) else {
        throw arguments.invalid(0, "is not base64")
      }
      return .bytes(bytes)
    },
  ]
}
