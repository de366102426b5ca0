/// What a code is drawn as; the raw value is the file's ending.
package enum CodeFormat: String, CaseIterable, Sendable {
  case svg, png, pdf, eps

  /// The file of a code: equal arguments give equal bytes, whatever the day.
  ///
  /// - Parameter dotsPerInch: The least resolution of pixels; a module gets a whole number of them.
  package func draw(_ symbol: QRSymbol, _ geometry: CodeGeometry, dotsPerInch: Int) -> [UInt8] {
    switch self {
    case .svg: SVGDrawing.bytes(symbol, geometry)
    case .png: PNGDrawing.bytes(symbol, geometry, dotsPerInch: dotsPerInch)
    case .pdf: PDFDrawing.bytes(symbol, geometry)
    case .eps: EPSDrawing.bytes(symbol, geometry)
    }
  }
}
