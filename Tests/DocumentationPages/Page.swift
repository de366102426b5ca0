package import Foundation

/// A page of the documentation catalogue: its tables and its blocks of code.
///
/// Reads as much of Markdown as the catalogue uses: headings, tables between lines that begin with
/// `|`, fenced blocks.
package struct Page {
  package struct Table {
    /// The heading that it stands under.
    package let section: String
    package let header: [String]
    /// As many cells as the header has.
    package let rows: [[String]]
  }

  package struct Block {
    /// The word behind the opening fence, empty where there is none.
    package let language: String
    package let lines: [String]
  }

  package let text: String
  package private(set) var tables: [Table] = []
  package private(set) var blocks: [Block] = []

  /// The folder of the package.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  package static let catalogue = root.appending(
    path: "Sources/CampaignCLI/Documentation.docc")

  /// The page `name.md` of the catalogue.
  ///
  /// - Throws: Where there is none.
  package init(_ name: String) throws {
    self.init(
      text: try String(
        contentsOf: Page.catalogue.appending(path: name + ".md"), encoding: .utf8))
  }

  package init(text: String) {
    self.text = text
    var section = ""
    var lines = text.components(separatedBy: "\n")[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      } else if line.hasPrefix("```") {
        let content = lines.prefix { !$0.hasPrefix("```") }
        blocks.append(Block(language: String(line.dropFirst(3)), lines: Array(content)))
        lines = lines.dropFirst(content.count + 1)
      } else if line.hasPrefix("|") {
        let rest = lines.prefix { $0.hasPrefix("|") }
        lines = lines.dropFirst(rest.count)
        let rows = rest.dropFirst().map(Page.cells)
        tables.append(Table(section: section, header: Page.cells(line), rows: rows))
      }
    }
  }

  /// The tables with these columns.
  package func tables(_ header: String...) -> [Table] { tables.filter { $0.header == header } }

  /// The cells of a row; `\|` is a bar in one.
  private static func cells(_ line: String) -> [String] {
    line.replacing("\\|", with: "\u{0}").split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces) }
  }
}

extension String {
  /// The text without the backticks around it.
  package var code: String { trimmingCharacters(in: ["`"]) }
}
