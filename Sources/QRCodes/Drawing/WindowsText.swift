/// Text in the encoding of the PDF's standard fonts, Windows-1252.
enum WindowsText {
  static let ellipsis = Int8(bitPattern: 0x85)

  /// The bytes with a NUL behind them; a character that the encoding lacks is a question mark.
  static func bytes(_ text: String) -> [Int8] {
    text.unicodeScalars.map { Int8(bitPattern: byte($0)) } + [0]
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xFF: UInt8(scalar.value)
    default: others[scalar] ?? UInt8(ascii: "?")
    }
  }

  private static let others: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
    "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
    "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
    "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
}
