/// A code as SVG: one path in units of modules, on white, sized in millimetres.
enum SVGDrawing {
  static func bytes(_ symbol: QRSymbol, _ geometry: CodeGeometry) -> [UInt8] {
    let side = Millimetres(geometry.side)
    var path = ""
    for y in 0..<symbol.width {
      for run in symbol.runs(ofRow: y) {
        let (x, y) = (run.lowerBound + geometry.quietZone, y + geometry.quietZone)
        path += "M\(x) \(y)h\(run.count)v1h-\(run.count)z"
      }
    }
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(side)mm" height="\(side)mm" \
      viewBox="0 0 \(geometry.modules) \(geometry.modules)" shape-rendering="crispEdges">
      <path fill="#fff" d="M0 0h\(geometry.modules)v\(geometry.modules)h-\(geometry.modules)z"/>
      <path fill="#000" d="\(path)"/>
      </svg>

      """
    return Array(text.utf8)
  }
}
