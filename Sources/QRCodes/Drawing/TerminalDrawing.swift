/// A code as lines of half blocks, two modules high: dark on light needs a light background, which
/// the lines bring along where colours are allowed.
package enum TerminalDrawing {
  package static func text(_ symbol: QRSymbol, quietZone: Int, hasColours: Bool) -> String {
    let (start, end) = (-quietZone, symbol.width + quietZone)
    let isDark = { (x: Int, y: Int) in
      (0..<symbol.width).contains(x) && (0..<symbol.width).contains(y) && symbol[x: x, y: y]
    }
    var text = ""
    for y in stride(from: start, to: end, by: 2) {
      if hasColours { text += "\u{1B}[30;107m" }
      for x in start..<end {
        // Without colours the terminal is taken for dark: what is light is drawn.
        let upper = isDark(x, y) == hasColours
        let lower = y + 1 < end ? isDark(x, y + 1) == hasColours : false
        text += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
      }
      text += hasColours ? "\u{1B}[0m\n" : "\n"
    }
    return text
  }
}
