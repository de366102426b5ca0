/// A PDF with many codes on a page, each in its true size with its caption below.
package struct ContactSheet {
  /// How a page is cut; lengths in millimetres.
  package struct Layout: Hashable, Sendable {
    package var width = 210.0
    package var height = 297.0
    package var margin = 10.0
    package var columns = 4
    package var rows = 6

    package init() {}

    /// The room of one code with its caption.
    package var cell: (width: Double, height: Double) {
      ((width - 2 * margin) / Double(columns), (height - 2 * margin) / Double(rows))
    }

    /// The largest code, with its quiet zone, that leaves room for a caption.
    package var largestSide: Double { min(cell.width, cell.height - captionHeight) }

    /// The height of a caption's line with the white around it.
    var captionHeight: Double { 4 }
  }

  private let layout: Layout
  private let document = PDFDocument()
  private var count = 0

  package init(_ layout: Layout) {
    self.layout = layout
  }

  /// Adds a code in the next cell: rows from the left, from the top, page by page.
  ///
  /// - Precondition: The code is no larger than the layout's ``Layout/largestSide``.
  package mutating func add(_ symbol: QRSymbol, _ geometry: CodeGeometry, caption: String) {
    precondition(geometry.side <= layout.largestSide + 0.001, "the code is larger than its cell")
    let place = count % (layout.columns * layout.rows)
    if place == 0 { document.addPage(width: layout.width, height: layout.height) }
    count += 1
    let cell = layout.cell
    let x = layout.margin + cell.width * Double(place % layout.columns)
    let y = layout.margin + cell.height * Double(place / layout.columns)
    document.draw(symbol, geometry, x: x + (cell.width - geometry.side) / 2, y: y)
    document.write(caption, x: x, width: cell.width, baseline: y + geometry.side + 3, size: 7)
  }

  /// The whole file; nothing can be added behind it.
  package consuming func finish() -> [UInt8] { document.finish() }
}
