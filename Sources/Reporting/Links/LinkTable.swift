import Bytes
import Links

/// Key, slug and destination in columns.
enum LinkTable {
  static func render(_ links: DesiredSet) -> [UInt8] {
    let keys = TextColumn(links.keys.strings.map(TerminalText.line))
    let keyWidth = width(keys, "KEY")
    let slugWidth = width(links.slugs, "SLUG")
    var bytes: [UInt8] = []
    append(Array("KEY".utf8), keyWidth, to: &bytes)
    append(Array("SLUG".utf8), slugWidth, to: &bytes)
    bytes += Array("DESTINATION\n".utf8)
    for row in 0..<links.count {
      append(keys[row], keyWidth, to: &bytes)
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

  private static func width(_ column: TextColumn, _ title: String) -> Int {
    (0..<column.count).reduce(title.utf8.count) { max($0, characters(column[$1])) } + 2
  }

  /// Code points, for texts that are mostly ASCII.
  private static func characters(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private static func append(
    _ text: some Collection<UInt8>, _ width: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: text)
    bytes.append(contentsOf: repeatElement(0x20, count: max(0, width - characters(text))))
  }
}
