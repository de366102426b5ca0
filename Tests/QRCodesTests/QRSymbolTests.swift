import Links
import Testing

@testable import QRCodes

@Suite struct QRSymbolTests {
  @Test(arguments: [
    ("https://xqr.co/k7m2p9", [2, 2, 3, 3]), ("HTTPS://XQR.CO/K7M2P9", [1, 2, 2, 3]),
    ("https://xqr.co/s-0421-de-wob", [2, 3, 3, 4]),
  ])
  func `versions are those that the standard has for the length`(text: String, versions: [Int])
    throws
  {
    for (correction, version) in zip(CodeStyle.Correction.allCases, versions) {
      #expect(try #require(QRSymbol(text, correction)).version == version)
    }
  }

  @Test func `a code can be drawn larger than its text needs`() throws {
    let symbol = try #require(QRSymbol("https://xqr.co/a", .medium, version: 5))
    #expect(symbol.version == 5)
    #expect(symbol.width == 37)
  }

  @Test(arguments: 0..<40) func `every mask that occurs is one of eight`(number: Int) throws {
    let symbol = try #require(QRSymbol("https://xqr.co/mask-\(number)", .quartile))
    #expect((0..<8).contains(symbol.mask))
    // The level stands in the two modules left of the mask, masked with 10: Q is 11.
    #expect([symbol[x: 0, y: 8], symbol[x: 1, y: 8]] == [false, true])
  }

  @Test func `what doesn't fit makes no code`() {
    #expect(QRSymbol("", .low) == nil)
    #expect(QRSymbol("a\0b", .low) == nil)
    #expect(QRSymbol(String(repeating: "x", count: 3_000), .low) == nil)
  }

  @Test func `runs cover exactly the dark modules`() throws {
    let symbol = try #require(QRSymbol("https://xqr.co/runs", .medium))
    for y in 0..<symbol.width {
      let dark = symbol.runs(ofRow: y).flatMap { Array($0) }
      #expect(dark == (0..<symbol.width).filter { symbol[x: $0, y: y] })
    }
  }
}
