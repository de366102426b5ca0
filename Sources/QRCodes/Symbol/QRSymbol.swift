import CQREncode
package import Links

/// The modules of one QR code, without its quiet zone.
package struct QRSymbol: Hashable, Sendable {
  /// 1 to 40.
  package let version: Int
  package let correction: CodeStyle.Correction
  /// 0 to 7.
  package let mask: Int
  /// Modules of a side: 17 + 4 × version.
  package let width: Int
  /// Row by row from the top, true for dark.
  private let modules: [Bool]

  /// The code of a text; equal arguments give equal modules.
  ///
  /// - Parameter version: The smallest that may be taken.
  /// - Returns: Nil where the text is empty, has a NUL, or doesn't fit into version 40.
  package init?(_ text: String, _ correction: CodeStyle.Correction, version: Int = 1) {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    let encoded = QRcode_encodeString(
      text, Int32(version), correction.level, QR_MODE_8, 1)
    guard let encoded else { return nil }
    defer { QRcode_free(encoded) }
    let width = Int(encoded.pointee.width)
    let modules = UnsafeBufferPointer(start: encoded.pointee.data, count: width * width)
      .map { $0 & 1 == 1 }
    self.version = Int(encoded.pointee.version)
    self.correction = correction
    self.width = width
    self.modules = modules
    // Bits 12 to 10 of the format information, which is itself masked with 101 there.
    let bits = (2...4).reduce(0) { $0 << 1 | (modules[8 * width + $1] ? 1 : 0) }
    mask = bits ^ 0b101
  }

  package subscript(x x: Int, y y: Int) -> Bool { modules[y * width + x] }

  /// The dark modules of a row as runs, from the left.
  func runs(ofRow y: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for x in 0...width {
      let isDark = x < width && self[x: x, y: y]
      if isDark, start == nil { start = x }
      if !isDark, let begin = start {
        runs.append(begin..<x)
        start = nil
      }
    }
    return runs
  }
}

extension CodeStyle.Correction {
  fileprivate var level: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }
}
