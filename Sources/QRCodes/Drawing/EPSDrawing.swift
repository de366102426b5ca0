/// A code as encapsulated PostScript: black is the key colour alone.
enum EPSDrawing {
  static func bytes(_ symbol: QRSymbol, _ geometry: CodeGeometry) -> [UInt8] {
    let side = geometry.side / PDFDocument.millimetresPerPoint
    var text = """
      %!PS-Adobe-3.0 EPSF-3.0
      %%BoundingBox: 0 0 \(Int(side.rounded(.up))) \(Int(side.rounded(.up)))
      %%HiResBoundingBox: 0 0 \(Millimetres(side)) \(Millimetres(side))
      %%LanguageLevel: 2
      %%EndComments
      \(Millimetres(side / Double(geometry.modules), digits: 6)) dup scale
      0 0 0 0 setcmykcolor
      0 0 \(geometry.modules) \(geometry.modules) rectfill
      0 0 0 1 setcmykcolor

      """
    for y in 0..<symbol.width {
      let bottom = geometry.modules - geometry.quietZone - y - 1
      for run in symbol.runs(ofRow: y) {
        text += "\(run.lowerBound + geometry.quietZone) \(bottom) \(run.count) 1 rectfill\n"
      }
    }
    return Array((text + "showpage\n%%EOF\n").utf8)
  }
}
