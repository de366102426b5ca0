import Links
import QRCodes
import Testing

/// The scenarios of a grocery chain at 30, 15 and 12 mm.
@Suite struct PrintCheckTests {
  private static let text = "https://xqr.co/s-0421-de-wob"

  private static func check(_ change: (inout CodeStyle) -> Void) -> [PrintCheck.Finding] {
    var style = CodeStyle()
    change(&style)
    return PrintCheck(text, version: 3, style).findings
  }

  @Test func `30 mm are enough for version 3`() {
    #expect(Self.check { $0.size = .side(30) } == [])
  }

  @Test func `15 mm are narrow, and the way out is told`() throws {
    let findings = Self.check { $0.size = .side(15) }
    guard case .narrow(let module, let ways)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(findings.count == 1)
    #expect(Millimetres(module, digits: 3).description == "0.405")
    #expect(Millimetres(ways.side).description == "18.5")
  }

  @Test func `12 mm are refused, and 14,7 mm would do`() throws {
    let findings = Self.check { $0.size = .side(12) }
    guard case .tooNarrow(let module, let least, let ways)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(Millimetres(module, digits: 3).description == "0.324")
    #expect(least == 0.33)
    #expect(Millimetres(ways.side).description == "14.7")
    #expect(ways.correction == nil)
  }

  @Test func `a weaker correction is named where it is enough`() throws {
    let findings = Self.check { $0.size = .side(13.2) }
    guard case .narrow(_, let ways)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(ways.correction == .low)
    #expect(ways.isUpperCaseEnough)
  }

  @Test func `the least module can be set lower, and a narrow one is warned of all the same`() {
    let findings = Self.check {
      $0.size = .side(12)
      $0.narrowestModule = 0.3
    }
    guard case .narrow = findings.first, findings.count == 1 else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test func `a screen has no millimetres`() {
    let findings = Self.check {
      $0.size = .side(3)
      $0.medium = .screen
    }
    #expect(findings == [])
  }

  @Test func `white and distance are looked at`() {
    let findings = Self.check {
      $0.size = .side(30)
      $0.quietZone = 2
      $0.distance = 1_000
    }
    #expect(findings == [.quietZone(2), .tooFar(side: 30, needed: 100)])
  }
}
