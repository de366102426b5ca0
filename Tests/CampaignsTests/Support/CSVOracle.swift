/// RFC 4180 as a table of states, one character at a time: slow, and nothing like the reader.
enum CSVOracle {
  private enum State { case start, plain, quoted, quote }

  /// The rows, or nil where the file isn't strict.
  static func rows(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]]? {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      return nil
    }
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let scalars = text.unicodeScalars.dropFirst(hasMark ? 1 : 0).map(\.value)
    var lines: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var cell = ""
    var state = State.start
    var index = 0
    while index <= scalars.count {
      let scalar = index < scalars.count ? scalars[index] : nil
      let isReturn =
        scalar == 0x0D && (index + 1 == scalars.count || scalars[index + 1] == 0x0A)
      switch (state, scalar) {
      case (.quoted, nil): return nil
      case (.quoted, 0x22?): state = .quote
      case (.quoted, let other?): cell.unicodeScalars.append(Unicode.Scalar(other) ?? "?")
      case (.quote, 0x22?):
        cell += "\""
        state = .quoted
      case (.start, 0x22?): state = .quoted
      case (_, _?) where isReturn: break
      case (_, UInt32(delimiter)?):
        row.append(Array(cell.utf8))
        cell = ""
        state = .start
      case (_, 0x0A?), (_, nil):
        let isBlank = row.isEmpty && state == .start && cell.isEmpty
        if scalar == nil, isBlank { break }
        row.append(Array(cell.utf8))
        lines.append(isBlank ? [] : row)
        row = []
        cell = ""
        state = .start
      case (.quote, _?), (_, 0x0D?), (.plain, 0x22?): return nil
      case (_, let other?):
        cell.unicodeScalars.append(Unicode.Scalar(other) ?? "?")
        state = .plain
      }
      index += 1
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
