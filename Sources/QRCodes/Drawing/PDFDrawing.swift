/// A code as PDF: one page of its size.
enum PDFDrawing {
  static func bytes(_ symbol: QRSymbol, _ geometry: CodeGeometry) -> [UInt8] {
    let document = PDFDocument()
    document.addPage(width: geometry.side, height: geometry.side)
    document.draw(symbol, geometry, x: 0, y: 0)
    return document.finish()
  }
}
