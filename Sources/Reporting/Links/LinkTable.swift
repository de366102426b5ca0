import Bytes
import Links

/// Key, slug and destination in columns.
enum LinkTable {
  static func render(_ links: DesiredSet, _ rows: [Int]) -> [UInt8] {
    let keys = TextColumn(rows.map { TerminalText.line(links.keys.string(at: $0)) })
    let keyWidth = width(of: 0..<rows.count, in: keys, "KEY")
    let slugWidth = width(of: rows, in: links.slugs, "SLUG")
    var bytes: [UInt8] = []
    append(Array("KEY".utf8), keyWidth, to: &bytes)
    append(Array("SLUG".utf8), slugWidth, to: &bytes)
    bytes += Array("DESTINATION\n".utf8)
    for (place, row) in rows.enumerated() {
      append(keys[place], keyWidth, to: &bytes)
      if links.slugs.isEmpty(at: row) {
        append(Array("-".utf8), slugWidth, to: &bytes)
      } else {
        append(links.slugs[row], slugWidth, to: &bytes)
      }
      bytes.append(contentsOf: links.destinations[row])
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func width(
    of rows: some Sequence<Int>, in column: TextColumn, _ title: String
  ) -> Int {
    rows.reduce(title.utf8.count) { max($0, columns(of: column[$1])) } + 2
  }

  /// Columns of a terminal, for texts that are mostly ASCII.
  private static func columns(of text: some Collection<UInt8>) -> Int {
    text.contains { $0 >= 0x80 }
      ? TerminalText.width(of: String(decoding: text, as: UTF8.self)) : text.count
  }

  private static func append(
    _ text: some Collection<UInt8>, _ width: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: text)
    bytes.append(contentsOf: repeatElement(0x20, count: max(0, width - columns(of: text))))
  }
}
