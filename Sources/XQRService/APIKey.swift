package import Diagnostics

/// The key of a workspace: `xqr_pk_`, 8 hexadecimal digits, a dot, 64 URL-safe characters.
///
/// Descriptions, dumps and diagnostics show the part before the dot, which may be logged, and never
/// the rest. Where the key comes from is the caller's affair.
package struct APIKey: Sendable {
  private let text: String

  /// - Parameter text: The key; blanks and line ends around it are dropped.
  /// - Throws: A diagnostic for a text that no header can carry: an empty one, or one with blanks,
  ///   controls or characters outside of ASCII in it.
  package init(_ text: String) throws(Diagnostic) {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, APIKey.isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, APIKey.isBlank(last) { bytes.removeLast() }
    guard !bytes.isEmpty else {
      throw .unusableKey("the API key is empty")
    }
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .unusableKey("the API key holds a blank, a line break or a character outside of ASCII")
    }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// What is odd about the key's shape; it is tried all the same.
  package var warning: Diagnostic? {
    let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    let detail: String
    if text.lowercased().hasPrefix("bearer") {
      detail = "the API key begins with 'Bearer', which belongs to the header"
    } else if !text.hasPrefix(APIKey.mark) {
      detail = "the API key doesn't begin with '\(APIKey.mark)'"
    } else if parts.count != 2 {
      detail = "the API key \(self) should have one dot, between its prefix and its secret"
    } else if parts[0].count != APIKey.mark.utf8.count + 8 {
      detail = "the API key's prefix should have 8 characters behind '\(APIKey.mark)'"
    } else if parts[1].count != 64 || !parts[1].allSatisfy(APIKey.isURLSafe) {
      detail = "the API key's secret has \(parts[1].count) characters instead of 64 URL-safe ones"
    } else {
      return nil
    }
    return Diagnostic(
      .oddKey, .warning, at: nil, detail,
      help: ["Copy the whole key again; the service shows it once, when it is created."])
  }

  /// The value of the Authorization header.
  var authorization: String { "Bearer \(text)" }

  /// Bytes of the key.
  var length: Int { text.utf8.count }

  /// What must not be shown: the part behind the prefix, or the whole of a key without one.
  private var secret: String {
    hasPrefix ? String(text.dropFirst(APIKey.mark.count + 9)) : text
  }

  private var hasPrefix: Bool {
    let prefix = Array(text.utf8.prefix(APIKey.mark.utf8.count + 9))
    return text.hasPrefix(APIKey.mark) && prefix.count == APIKey.mark.utf8.count + 9
      && prefix.last == 0x2E && !prefix.dropLast().contains(0x2E)
  }

  /// The text with the secret taken out, for what a server or a proxy sends back.
  func redacted(_ text: String) -> String {
    let secret = Array(secret.utf8)
    let source = Array(text.utf8)
    guard secret.count >= 4, source.count >= secret.count else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == secret[0], source[index...].starts(with: secret) {
        result.append(contentsOf: "…".utf8)
        index += secret.count
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let mark = "xqr_pk_"

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isURLSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `xqr_pk_1a2b3c4d.…`, or `…` for a key without that beginning.
  package var description: String {
    hasPrefix ? text.prefix(APIKey.mark.count + 9) + "…" : "…"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Diagnostic.Code {
  fileprivate static let unusableKey = Diagnostic.Code("XQ3001", "the API key can't be used")
  fileprivate static let oddKey = Diagnostic.Code("XQ3002", "the API key has an odd shape")
}

extension Diagnostic {
  fileprivate static func unusableKey(_ detail: String) -> Diagnostic {
    Diagnostic(
      .unusableKey, at: nil, detail,
      help: ["Set XQR_API_KEY to the key alone: 'xqr_pk_', 8 digits, a dot and the secret."])
  }
}
