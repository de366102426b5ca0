import CPNG

/// A code as PNG of one bit a pixel; a module is a whole number of pixels, and the resolution that
/// is recorded gives it its width on paper.
enum PNGDrawing {
  static func bytes(_ symbol: QRSymbol, _ geometry: CodeGeometry, dotsPerInch: Int) -> [UInt8] {
    let dots = max(1, Int((geometry.module * Double(dotsPerInch) / 25.4).rounded(.up)))
    let width = geometry.modules * dots
    let stride = (width + 7) / 8
    var rows: [UInt8] = []
    rows.reserveCapacity(stride * width)
    for line in -geometry.quietZone..<symbol.width + geometry.quietZone {
      var row = [UInt8](repeating: 0xFF, count: stride)
      if (0..<symbol.width).contains(line) {
        for run in symbol.runs(ofRow: line) {
          let start = (run.lowerBound + geometry.quietZone) * dots
          for x in start..<start + run.count * dots { row[x / 8] &= ~(0x80 >> UInt8(x % 8)) }
        }
      }
      for _ in 0..<dots { rows += row }
    }
    let perMetre = UInt32((Double(dots) * 1_000 / geometry.module).rounded())
    var count = 0
    guard let bytes = xqr_png_encode(rows, UInt32(width), UInt32(width), perMetre, &count) else {
      preconditionFailure("no memory for a picture")
    }
    defer { xqr_png_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
