import CRE2

/// A compiled regular expression of RE2: its searches take time linear in the text.
package final class TextPattern: Sendable {
  /// Why a text is no pattern, in the words of RE2.
  package struct Refusal: Error {
    package let reason: String
  }

  /// What patterns can't say, for messages.
  package static let dialect =
    "Patterns are those of RE2: no look-around and no back references."

  private nonisolated(unsafe) let handle: OpaquePointer

  package init(_ source: String) throws(Refusal) {
    var source = source
    var reason = [CChar](repeating: 0, count: 200)
    let handle = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { cre2_compile($0, text.count, &reason, reason.count) }
          ?? cre2_compile("", 0, &reason, reason.count)
      }
    }
    guard let handle else {
      throw Refusal(
        reason: String(
          decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    self.handle = handle
  }

  deinit { cre2_free(handle) }

  /// Whether the pattern matches anywhere in the text.
  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { cre2_matches(handle, $0, text.count) } ?? cre2_matches(handle, "", 0)
      }
    }
  }

  /// How many groups in parentheses the pattern has.
  package var groupCount: Int { Int(cre2_group_count(handle)) }

  /// What the groups hold, the whole text first, where the pattern matches all of it; a group that
  /// took no part is empty.
  ///
  /// The parts lie in `text`, and are valid as long as it is.
  package func groups(of text: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>]? {
    var bounds = [Int](repeating: -1, count: 2 * (groupCount + 1))
    let count = groupCount + 1
    let isMatch = text.withMemoryRebound(to: CChar.self) { text in
      text.baseAddress.map { cre2_groups(handle, $0, text.count, &bounds, count) }
        ?? cre2_groups(handle, "", 0, &bounds, count)
    }
    guard isMatch else { return nil }
    return (0..<count).map { group in
      let (start, end) = (bounds[2 * group], bounds[2 * group + 1])
      return start < 0
        ? UnsafeBufferPointer(rebasing: text[0..<0])
        : UnsafeBufferPointer(rebasing: text[start..<end])
    }
  }
}
