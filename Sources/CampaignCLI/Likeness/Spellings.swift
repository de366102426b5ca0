import Bytes

/// Texts that are one text but for upper and lower case and the signs between their parts.
///
/// `LinkedIn`, `linkedin` and `linked-in` are; `c-1-12` and `c-11-2` aren't, since between digits a
/// sign has a meaning.
struct Spellings {
  /// One way of writing.
  struct Variant {
    let text: String
    /// How often it occurs.
    let count: Int
    /// The row that has it first.
    let row: Int
  }

  struct Group {
    /// What all of them are.
    let folded: String
    /// At least two, in the order in which they occur first.
    let variants: [Variant]
  }

  /// In the order of their first texts.
  let groups: [Group]

  /// - Complexity: O(*n*) in the bytes of the column. Empty texts don't count.
  init(of column: TextColumn) {
    var counts = [Int32](repeating: 1, count: column.count)
    for found in TextIndex(column).repeats {
      counts[found.first] += 1
      counts[found.row] = 0
    }
    let distinct = (0..<column.count).filter { counts[$0] > 0 && !column.isEmpty(at: $0) }
    var builder = TextColumnBuilder(rows: distinct.count)
    for row in distinct {
      Spellings.fold(column[row], into: &builder)
      builder.endRow()
    }
    let folded = builder.finish()
    var rows: [Int: [Int]] = [:]
    for found in TextIndex(folded).repeats where !folded.isEmpty(at: found.row) {
      rows[found.first, default: [found.first]].append(found.row)
    }
    groups = rows.sorted { $0.key < $1.key }.map { first, members in
      Group(
        folded: folded.string(at: first),
        variants: members.map {
          let row = distinct[$0]
          return Variant(text: column.string(at: row), count: Int(counts[row]), row: row)
        })
    }
  }

  /// Writes a text in lower case, with `-` for signs between digits and without other signs.
  private static func fold(
    _ text: UnsafeBufferPointer<UInt8>, into builder: inout TextColumnBuilder
  ) {
    var last: UInt8 = 0
    var isSign = false
    for byte in plain(String(decoding: text, as: UTF8.self)).utf8 {
      if signs.contains(byte) {
        isSign = true
        continue
      }
      if isSign, isDigit(last), isDigit(byte) { builder.write(0x2D) }
      builder.write(byte)
      (last, isSign) = (byte, false)
    }
  }

  /// In lower case; a blank of a URL is one.
  private static func plain(_ text: String) -> String {
    text.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: " ")
      .lowercased()
  }

  private static let signs = Array(" -_.+".utf8)

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
