import Bytes
import QRCodes

/// A code as its page gets it: a bit a module, row by row, the dark ones set, in base64.
///
/// The length tells the width: of the widths that a code can have, the widest that fits.
enum CodeBits {
  static func text(_ symbol: QRSymbol) -> String {
    let width = symbol.width
    var bytes = [UInt8](repeating: 0, count: (width * width + 7) / 8)
    for y in 0..<width {
      for x in 0..<width where symbol[x: x, y: y] {
        let bit = y * width + x
        bytes[bit / 8] |= 0x80 >> UInt8(bit % 8)
      }
    }
    return Base64.encode(bytes)
  }
}
