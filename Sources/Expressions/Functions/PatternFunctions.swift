import CRE2

// `s.matches(pattern)`: RE2 searches in time linear in the text, whatever the pattern.

extension FunctionLibrary {
  static let patterns: [Function] = [
    Function(
      "matches", [.global, .member], [.init("s"), .init("pattern")],
      preparation: { constants throws(Fault) in
        guard case .string(let source)? = constants[1] else { return nil }
        let pattern = try Pattern(source)
        return { arguments, _ throws(Fault) in .bool(pattern.matches(try arguments.string(0))) }
      },
      body: { arguments, context throws(Fault) in
        let source = try arguments.string(1)
        try context.budget.spend(steps: 10 + source.utf8.count)
        return .bool(try Pattern(source).matches(arguments.string(0)))
      })
  ]
}

/// A compiled regular expression of RE2.
private final class Pattern: Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer

  init(_ source: String) throws(Fault) {
    var source = source
    var reason = [CChar](repeating: 0, count: 200)
    let handle = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { cre2_compile($0, text.count, &reason, reason.count) }
          ?? cre2_compile("", 0, &reason, reason.count)
      }
    }
    guard let handle else {
      let text = String(
        decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      throw Fault(
        ExpressionCodes.pattern, "The pattern is not valid: \(text).",
        help: ["Patterns are those of RE2: no look-around and no back references."], argument: 1)
    }
    self.handle = handle
  }

  deinit { cre2_free(handle) }

  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { cre2_matches(handle, $0, text.count) } ?? cre2_matches(handle, "", 0)
      }
    }
  }
}
