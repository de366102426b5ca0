/// Names of the files of codes: fit for any file system, layout program and archive.
package enum CodeFile {
  /// Whether a text can be a name: ASCII letters, digits, `.`, `_` and `-`, folders between `/`, no
  /// part that begins with a point, at most 200 bytes.
  package static func isName(_ text: String) -> Bool {
    guard (1...200).contains(text.utf8.count) else { return false }
    return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && part.utf8.allSatisfy(isPlain)
    }
  }

  /// A name for a key: what can't stand in one is a hyphen.
  package static func name(of key: String) -> String {
    let bytes = key.utf8.prefix(200).map { isPlain($0) ? $0 : UInt8(ascii: "-") }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix(".") ? "-" + text.dropFirst() : text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
