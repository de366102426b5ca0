import Diagnostics

/// Looks for characters that YAML, editors and people read differently.
///
/// libyaml takes U+0085, U+2028 and U+2029 for line breaks, where editors show one line; controls
/// of writing direction make a line look like another one. Neither gets as far as libyaml. That
/// also spares us its reader errors, which have no place.
struct CharacterCheck {
  private let file: SourceFile.ID
  private let bytes: [UInt8]
  private(set) var refusals = DiagnosticList()

  /// Reads the whole file; a broken one is left after the first fifty places.
  init(_ bytes: [UInt8], of file: SourceFile.ID) {
    self.file = file
    self.bytes = bytes
    guard !refuseWhole() else { return }
    var next = bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    while let strange = nextStrange(from: next), refusals.items.count < Limits.reports {
      next = check(at: strange)
    }
  }

  private mutating func refuseWhole() -> Bool {
    let start = SourceSpan(file: file, start: 0, end: 0)
    if bytes.count > Limits.fileBytes {
      refusals.report(
        Diagnostic(
          YAMLCode.fileTooLarge, at: start,
          "the file has \(bytes.count) bytes, \(Limits.fileBytes) are allowed",
          help: ["Keep rows in a CSV or JSON Lines file and name it under 'data:'."]))
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(2).contains(0) && bytes.count > 1
    {
      refusals.report(
        Diagnostic(
          YAMLCode.notUTF8, at: start, "this looks like UTF-16",
          help: ["Save the file as UTF-8."]))
    }
    return !refusals.isEmpty
  }

  /// The next byte that is not plain text in ASCII.
  private func nextStrange(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var next = start
      while next < bytes.count {
        let byte = bytes[next]
        if byte < 0x20 ? byte != .lineFeed && byte != .tab : byte >= 0x7F { return next }
        next += 1
      }
      return nil
    }
  }

  /// Checks the character at `start` and gives the place behind it.
  private mutating func check(at start: Int) -> Int {
    if bytes[start] < 0x80 {
      if bytes[start] == .carriageReturn, start + 1 < bytes.count,
        bytes[start + 1] == .lineFeed
      {
        return start + 2
      }
      report(UnicodeScalar(bytes[start]), start..<start + 1)
      return start + 1
    }
    var decoder = UTF8()
    var rest = bytes[start..<min(start + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      refusals.report(
        Diagnostic(
          YAMLCode.notUTF8, at: SourceSpan(file: file, start: start, end: start + 1),
          "the byte \(hex(UInt32(bytes[start]), digits: 2)) does not belong to UTF-8 text",
          help: ["Save the file as UTF-8."]))
      // The rest of a broken character is not broken again.
      return bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    }
    let end = start + UTF8.width(scalar)
    report(scalar, start..<end)
    return end
  }

  /// Reports a character that may not stand in a file as it is, and no other.
  private mutating func report(_ scalar: UnicodeScalar, _ range: Range<Int>) {
    let name = "U+" + hex(scalar.value, digits: 4)
    let (code, detail): (Diagnostic.Code, String)
    switch scalar.value {
    case 0x0D:
      (code, detail) = (YAMLCode.hiddenLineBreak, "a carriage return without a line feed")
    case 0x00...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F:
      (code, detail) = (YAMLCode.controlCharacter, "\(name) is a control character")
    case 0x85, 0x2028, 0x2029:
      (code, detail) = (
        YAMLCode.hiddenLineBreak, "\(name) ends a line in YAML, but editors show one line"
      )
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      (code, detail) = (
        YAMLCode.invisibleCharacter, "\(name) changes the direction of the text around it"
      )
    case 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF:
      (code, detail) = (YAMLCode.invisibleCharacter, "\(name) has no width")
    case 0xFFFE, 0xFFFF:
      (code, detail) = (YAMLCode.controlCharacter, "\(name) is not a character")
    default: return
    }
    let escape = "\\u" + hex(scalar.value, digits: 4)
    let wayOut =
      switch scalar.value {
      case 0: "Remove it: no value may hold it."
      case 0x0D: "Save the file with LF or CRLF line ends."
      default: "Remove it, or write it as \(escape) in double quotes."
      }
    refusals.report(
      Diagnostic(
        code, at: SourceSpan(file: file, start: range.lowerBound, end: range.upperBound), detail,
        help: [wayOut]))
  }

  private func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
