import JSON
import Links
import Planning
import QRCodes

/// The links of a page, in columns: what its script shows, filters and sorts.
struct PageLinks {
  /// One field of a link before and after.
  struct Difference {
    let field: String
    let before: String?
    let after: String?
  }

  /// Each has a value, or none, for every link.
  var columns: [PageColumn] = []
  private(set) var count = 0
  private var differences: [(row: Int, all: [Difference])] = []
  private var codes: [String] = []
  private var hasCodes = false
  private let isSandbox: Bool

  init(isSandbox: Bool) {
    self.isSandbox = isSandbox
  }

  /// Ends a link after its columns got their values.
  ///
  /// - Parameter shortURL: What its code holds; nil where it isn't known.
  mutating func end(shortURL: String?, _ all: [Difference]) {
    if !all.isEmpty { differences.append((count, all)) }
    codes.append(shortURL.flatMap { QRSymbol($0, .medium) }.map(CodeBits.text) ?? "")
    hasCodes = hasCodes || codes[count] != ""
    count += 1
  }

  /// One JSON object that may stand in a script element: it holds no `<`.
  ///
  /// - Precondition: Every column has a value for every link.
  var json: [UInt8] {
    precondition(columns.allSatisfy { $0.count == count }, "columns of different length")
    var json = JSONWriter(capacity: count * 300)
    json.beginObject()
    json.key("count")
    json.int(count)
    json.key("sandbox")
    json.bool(isSandbox)
    json.newline()
    json.key("columns")
    json.beginArray()
    for column in columns where !column.isEmpty {
      json.newline()
      column.write(to: &json)
    }
    json.endArray()
    json.newline()
    json.key("differences")
    json.beginObject()
    for (row, all) in differences { write(row, all, to: &json) }
    json.endObject()
    json.newline()
    json.key("codes")
    json.beginArray()
    if hasCodes { for code in codes { json.string(code) } }
    json.endArray()
    json.endObject()
    return PageLinks.harmless(json.bytes)
  }

  private func write(_ row: Int, _ all: [Difference], to json: inout JSONWriter) {
    json.key("\(row)")
    json.beginArray()
    for difference in all {
      json.beginArray()
      json.string(difference.field)
      for text in [difference.before, difference.after] {
        if let text { json.string(TerminalText.line(text)) } else { json.null() }
      }
      json.endArray()
    }
    json.endArray()
  }

  /// The bytes with every `<` as an escape: no text ends the element that it stands in, or opens a
  /// comment in it.
  private static func harmless(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(0x3C) else { return json }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + json.count / 16)
    for byte in json {
      if byte == 0x3C { bytes += Array(#"\u003C"#.utf8) } else { bytes.append(byte) }
    }
    return bytes
  }
}
