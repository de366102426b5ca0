import Bytes
import Links

/// One row a link; a cell that a spreadsheet would run as a formula gets an apostrophe in front.
enum LinkCSV {
  static func render(_ links: DesiredSet) -> [UInt8] {
    let axes = names(links)
    var bytes: [UInt8] = []
    for (offset, name) in (["key", "slug", "destination", "labels"] + axes).enumerated() {
      if offset > 0 { bytes.append(0x2C) }
      append(Array(name.utf8), to: &bytes)
    }
    bytes.append(0x0A)
    for row in 0..<links.count {
      append(links.keys[row], to: &bytes)
      bytes.append(0x2C)
      append(links.slugs[row], to: &bytes)
      bytes.append(0x2C)
      append(links.destinations[row], to: &bytes)
      bytes.append(0x2C)
      append(Array(links[row].allLabels.joined(separator: "|").utf8), to: &bytes)
      let dimensions = links[row].dimensions
      for axis in axes {
        bytes.append(0x2C)
        let value = dimensions.first { $0.name == axis }?.value ?? ""
        append(Array(value.utf8), to: &bytes)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// The names of all axes, in the order in which the entries have them.
  private static func names(_ links: DesiredSet) -> [String] {
    var names: [String] = []
    for axis in links.entries.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    return names
  }

  private static func append(_ cell: some Collection<UInt8>, to bytes: inout [UInt8]) {
    // What could steer a terminal is shown as an escape: a listing is looked at as often as parsed.
    let text = Array(TerminalText.line(String(decoding: cell, as: UTF8.self)).utf8)
    let isFormula = text.first.map { Array("=+-@\t\r".utf8).contains($0) } ?? false
    let isQuoted = text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard isFormula || isQuoted else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(0x27) }
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
