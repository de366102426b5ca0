import CHaru

/// A PDF that is drawn page by page, in millimetres from the top left; black is the key colour
/// alone, nothing in it tells when it was made.
final class PDFDocument {
  static let millimetresPerPoint = 25.4 / 72

  private let document: HPDF_Doc
  private let font: HPDF_Font
  private var page: HPDF_Page?
  private var height = 0.0

  init() {
    guard let document = HPDF_New(nil, nil),
      let font = HPDF_GetFont(document, "Helvetica", "WinAnsiEncoding")
    else { preconditionFailure("no memory for a PDF") }
    HPDF_SetCompressionMode(document, HPDF_UINT(HPDF_COMP_ALL))
    self.document = document
    self.font = font
  }

  deinit { HPDF_Free(document) }

  /// Begins a page, of 2 to 5,000 mm a side.
  func addPage(width: Double, height: Double) {
    page = HPDF_AddPage(document)
    self.height = height
    HPDF_Page_SetWidth(page, points(width))
    HPDF_Page_SetHeight(page, points(height))
    HPDF_Page_SetCMYKFill(page, 0, 0, 0, 1)
  }

  /// Draws a code whose quiet zone begins at a place.
  func draw(_ symbol: QRSymbol, _ geometry: CodeGeometry, x: Double, y: Double) {
    for row in 0..<symbol.width {
      for run in symbol.runs(ofRow: row) {
        let left = x + geometry.module * Double(run.lowerBound + geometry.quietZone)
        let bottom = y + geometry.module * Double(row + geometry.quietZone + 1)
        HPDF_Page_Rectangle(
          page, points(left), points(height - bottom),
          points(geometry.module * Double(run.count)), points(geometry.module))
      }
    }
    HPDF_Page_Fill(page)
  }

  /// Writes a line of text in the middle of a place; what doesn't fit is cut, with an ellipsis.
  ///
  /// - Parameter size: In points.
  func write(_ text: String, x: Double, width: Double, baseline: Double, size: Double) {
    var bytes = WindowsText.bytes(text)
    HPDF_Page_SetFontAndSize(page, font, Float(size))
    var extent = HPDF_Page_TextWidth(page, bytes)
    while extent > points(width), bytes.count > 2 {
      bytes = bytes.dropLast(bytes.count > 3 ? 3 : 2) + [WindowsText.ellipsis, 0]
      extent = HPDF_Page_TextWidth(page, bytes)
    }
    let left = points(x) + (points(width) - extent) / 2
    HPDF_Page_BeginText(page)
    HPDF_Page_TextOut(page, left, points(height - baseline), bytes)
    HPDF_Page_EndText(page)
  }

  /// The whole file; nothing can be drawn behind it.
  func finish() -> [UInt8] {
    guard HPDF_SaveToStream(document) == HPDF_OK else {
      preconditionFailure("PDF error \(HPDF_GetError(document))")
    }
    var count = HPDF_GetStreamSize(document)
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      HPDF_ReadFromStream(document, buffer.baseAddress, &count)
      initialized = Int(count)
    }
  }

  private func points(_ millimetres: Double) -> Float {
    Float(millimetres / PDFDocument.millimetresPerPoint)
  }
}
