import Diagnostics

/// The first thing in a file of data that isn't UTF-8, and how much else.
///
/// A file in another encoding has such bytes on many of its lines: it is one fault.
struct EncodingFault {
  private let file: SourceFile
  private let offset: Int
  private let span: SourceSpan
  private let lines: Int

  /// Nil where the file is UTF-8 without NUL.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func find(in file: SourceFile, _ id: SourceFile.ID) -> EncodingFault? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var first: Int?
      var lines = 0
      var start = 0
      while let found = UTF8Check.firstFault(in: UnsafeBufferPointer(rebasing: bytes[start...])) {
        first = first ?? start + found
        lines += 1
        start = bytes[(start + found)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      }
      return first.map { offset in
        let span = SourceSpan(file: id, start: offset, end: offset + 1)
        return EncodingFault(file: file, offset: offset, span: span, lines: lines)
      }
    }
  }

  var diagnostic: Diagnostic {
    if let wide = wideName {
      return Diagnostic(
        .encoding, at: span, "this is UTF-16 and not UTF-8",
        help: [
          "Save the file as UTF-8, in a spreadsheet \"CSV UTF-8\"; or: "
            + "iconv -f \(wide) -t UTF-8 \(name) > utf8-\(name)"
        ])
    }
    if file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Diagnostic(
        .encoding, at: SourceSpan(file: span.file, start: 0, end: 2),
        "this is a ZIP archive, as the workbook of a spreadsheet is, and no text",
        help: ["Open it in the spreadsheet and save the sheet as \"CSV UTF-8\"."])
    }
    guard byte != 0 else {
      return Diagnostic(
        .encoding, at: span, "a NUL byte, which no text has\(others)",
        help: ["The file is damaged, or no text at all: make it again."])
    }
    let letter = EncodingFault.windows(byte)
    return Diagnostic(
      .encoding, at: span,
      "byte 0x\(hex) is not UTF-8 here" + (letter.map { "; in Windows-1252 it is '\($0)'" } ?? "")
        + others,
      help: [
        "Save the file as UTF-8, in a spreadsheet \"CSV UTF-8\"; or, where that letter is right: "
          + "iconv -f WINDOWS-1252 -t UTF-8 \(name) > utf8-\(name)"
      ])
  }

  private var byte: UInt8 { file.bytes[offset] }

  private var hex: String { (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true) }

  private var name: String { file.path.split(separator: "/").last.map { String($0) } ?? "file" }

  private var others: String {
    lines > 1 ? ", and \(lines - 1) more \(lines == 2 ? "line has" : "lines have") such bytes" : ""
  }

  /// The encoding, by its byte order mark or by the NUL beside the first letter.
  private var wideName: String? {
    let start = file.bytes.prefix(2)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard start.count == 2, start[0] != start[1] else { return nil }
    return start[1] == 0 ? "UTF-16LE" : start[0] == 0 ? "UTF-16BE" : nil
  }

  /// What Windows-1252 has for a byte from 0x80; nil for the five it leaves open.
  private static func windows(_ byte: UInt8) -> Character? {
    guard byte < 0xA0 else { return Character(UnicodeScalar(byte)) }
    let low = Array("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ")
    let letter = low[Int(byte) - 0x80]
    return letter == "\0" ? nil : letter
  }
}
