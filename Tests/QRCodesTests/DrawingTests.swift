import Foundation
import Links
import Testing

@testable import QRCodes

@Suite struct DrawingTests {
  static let text = "https://xqr.co/s-0421-de-wob"

  private static func symbol(
    _ correction: CodeStyle.Correction = .medium, side: Double = 15
  ) throws -> (QRSymbol, CodeGeometry) {
    var style = CodeStyle()
    style.size = .side(side)
    let symbol = try #require(QRSymbol(text, correction))
    return (symbol, CodeGeometry(version: symbol.version, style))
  }

  @Test(arguments: CodeStyle.Correction.allCases, [72, 300, 1_200])
  func `a scanner reads the picture`(correction: CodeStyle.Correction, dotsPerInch: Int) throws {
    let (symbol, geometry) = try Self.symbol(correction, side: 30)
    let bytes = CodeFormat.png.draw(symbol, geometry, dotsPerInch: dotsPerInch)
    #expect(try Reader.text(inPNG: bytes) == Self.text)
  }

  @Test(arguments: [CodeFormat.pdf, .eps])
  func `a scanner reads what an independent renderer draws`(format: CodeFormat) throws {
    let (symbol, geometry) = try Self.symbol()
    let bytes = format.draw(symbol, geometry, dotsPerInch: 600)
    let text = try Reader.withFile(bytes, ending: format.rawValue) { path in
      let picture = path + ".png"
      defer { try? FileManager.default.removeItem(atPath: picture) }
      let fit = format == .eps ? ["-dEPSCrop"] : []
      _ = try Reader.run(
        "/usr/bin/gs",
        ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", "-r600"] + fit
          + ["-sOutputFile=\(picture)", path])
      return try Reader.text(inPNG: Array(Data(contentsOf: URL(fileURLWithPath: picture))))
    }
    #expect(text == Self.text)
  }

  @Test func `a module has a whole number of pixels, and the file its width on paper`() throws {
    let (symbol, geometry) = try Self.symbol()
    let bytes = CodeFormat.png.draw(symbol, geometry, dotsPerInch: 600)
    let number = { (offset: Int) in bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    let width = number(16)
    #expect(width % geometry.modules == 0)
    let start = try #require(Data(bytes).range(of: Data("pHYs".utf8))).upperBound
    let perMetre = number(start)
    #expect(perMetre >= 23_622)
    #expect(abs(Double(width) * 1_000 / Double(perMetre) - 15) < 0.01)
    #expect(bytes[start + 8] == 1)
  }

  @Test func `vector files have their size in millimetres`() throws {
    let (symbol, geometry) = try Self.symbol()
    let svg = String(decoding: CodeFormat.svg.draw(symbol, geometry, dotsPerInch: 1), as: UTF8.self)
    #expect(svg.contains(#"width="15mm" height="15mm" viewBox="0 0 37 37""#))
    let pdf = String(
      decoding: CodeFormat.pdf.draw(symbol, geometry, dotsPerInch: 1), as: UTF8.self)
    #expect(pdf.contains("[ 0 0 42.519"))
    let eps = String(decoding: CodeFormat.eps.draw(symbol, geometry, dotsPerInch: 1), as: UTF8.self)
    #expect(eps.contains("%%HiResBoundingBox: 0 0 42.5197 42.5197"))
    #expect(eps.contains("0 0 0 1 setcmykcolor"))
  }

  @Test(arguments: CodeFormat.allCases) func `equal codes give equal bytes, without a date`(
    format: CodeFormat
  ) throws {
    let (symbol, geometry) = try Self.symbol()
    let bytes = format.draw(symbol, geometry, dotsPerInch: 600)
    #expect(bytes == format.draw(symbol, geometry, dotsPerInch: 600))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Date"))
  }

  @Test func `a terminal shows two modules a line`() throws {
    let (symbol, _) = try Self.symbol()
    let lines = TerminalDrawing.text(symbol, quietZone: 4, hasColours: false).split(separator: "\n")
    #expect(lines.count == 19)
    #expect(lines.allSatisfy { $0.count == 37 })
    // The finder pattern's corner: dark is what isn't drawn on a dark terminal.
    #expect(lines[2].dropFirst(4).hasPrefix(" ▄▄▄▄▄ "))
    #expect(lines[0].allSatisfy { $0 == "█" })
  }

  @Test func `a sheet goes on to the next page, and its codes are read`() throws {
    var layout = ContactSheet.Layout()
    (layout.columns, layout.rows) = (3, 2)
    var sheet = ContactSheet(layout)
    for number in 0..<7 {
      let symbol = try #require(QRSymbol("https://xqr.co/sheet-\(number)", .medium))
      sheet.add(
        symbol, CodeGeometry(version: symbol.version, CodeStyle()), caption: "Zürich – \(number)")
    }
    let found = try Reader.withFile(sheet.finish(), ending: "pdf") { path in
      defer {
        for page in 1...2 { try? FileManager.default.removeItem(atPath: "\(path)-\(page).png") }
      }
      _ = try Reader.run(
        "/usr/bin/gs",
        [
          "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", "-r300",
          "-sOutputFile=\(path)-%d.png", path,
        ])
      return try (1...2).map { try Data(contentsOf: URL(fileURLWithPath: "\(path)-\($0).png")) }
        .map { try Reader.text(inPNG: Array($0)).split(separator: "\n").map(String.init) }
    }
    #expect(Set(found[0]) == Set((0..<6).map { "https://xqr.co/sheet-\($0)" }))
    #expect(found[1] == ["https://xqr.co/sheet-6"])
  }
}
