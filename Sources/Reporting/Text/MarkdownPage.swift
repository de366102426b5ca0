/// A Markdown text that fits where it is to stand.
package struct MarkdownPage {
  /// GitHub's limit of a comment in characters; here bytes are counted, of which there are never
  /// fewer.
  package static let commentLimit = 65_536

  /// The bytes that a text may have.
  private let limit: Int

  /// What is left for the rows of tables.
  private var tableRoom: Int { limit / 3 }

  /// So many bytes are kept free for each note of what was cut.
  private static let noteRoom = 160

  private(set) var text: String

  /// - Parameter marker: What the text is, for a comment's next version to find it by.
  init(marker: String, limit: Int) {
    self.limit = limit
    text = "<!-- xqr-campaign \(MarkdownPage.plain(marker)) -->\n"
  }

  /// Without anything that could end a comment.
  private static func plain(_ marker: String) -> String {
    String(
      String.UnicodeScalarView(
        marker.unicodeScalars.filter { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || " -_.".unicodeScalars.contains(scalar)
        }))
  }

  /// Rows of one kind in a table.
  struct Section {
    let count: Int
    /// A row by its number, with a line break at its end.
    let row: (Int) -> String
    /// What is said instead of the last so many rows: one row too.
    let more: (Int) -> String
  }

  /// A block that stands in any case and is short whatever the data.
  mutating func add(_ block: String) {
    text += block
  }

  /// As many blocks as fit beside the tables, then how many were cut.
  mutating func add(_ blocks: [String], more: (Int) -> String) {
    for (place, block) in blocks.enumerated() {
      guard text.utf8.count + block.utf8.count + tableRoom < limit else {
        text += more(blocks.count - place)
        return
      }
      text += block
    }
  }

  /// A table with as many rows of each section as fit; sections share the room fairly, and what
  /// the small ones leave goes to the large ones.
  ///
  /// - Parameter end: What stands behind the table.
  /// - Complexity: O(*n*) in the rows that fit.
  mutating func addTable(_ head: String, _ sections: [Section], end: String = "") {
    let fixed = head.utf8.count + end.utf8.count + sections.count * MarkdownPage.noteRoom
    let room = limit - text.utf8.count - fixed
    let rows = sections.map { MarkdownPage.rows(of: $0, room: room) }
    text += head
    for (section, (rows, share)) in zip(sections, zip(rows, MarkdownPage.shares(of: rows, room))) {
      var used = 0
      var count = 0
      while count < rows.count, used + rows[count].utf8.count <= share {
        used += rows[count].utf8.count
        text += rows[count]
        count += 1
      }
      if count < section.count { text += section.more(section.count - count) }
    }
    text += end
  }

  /// The first rows, up to one more than fit if the section had all the room.
  private static func rows(of section: Section, room: Int) -> [String] {
    var rows: [String] = []
    var used = 0
    while rows.count < section.count, used <= room {
      rows.append(section.row(rows.count))
      used += rows[rows.count - 1].utf8.count
    }
    return rows
  }

  private static func shares(of rows: [[String]], _ room: Int) -> [Int] {
    let wanted = rows.map { $0.reduce(0) { $0 + $1.utf8.count } }
    var shares = [Int](repeating: 0, count: rows.count)
    var left = room
    let order = rows.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    for (place, number) in order.enumerated() {
      shares[number] = min(wanted[number], max(0, left) / (order.count - place))
      left -= shares[number]
    }
    return shares
  }
}
