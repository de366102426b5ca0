import Foundation
import Testing

@testable import Expressions

@Suite struct DecimalTextTests {
  @Test func `rounds as the C library does`() {
    var numbers: [Double] = [
      0, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 9.995, 99.5, 999_999.5, 1e21, 1e-7,
      .leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, 123.4999, 1.0 / 3,
    ]
    var state: UInt64 = 1
    while numbers.count < 600 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ state >> 29)
      if number.isFinite { numbers.append(number) }
      numbers.append(Double(Int64(bitPattern: state) >> 40) / 1_000)
    }
    for number in numbers {
      for places in [0, 1, 2, 6, 20] {
        #expect(
          DecimalText.fixed(number, places: places) == String(format: "%.\(places)f", number))
        #expect(
          DecimalText.scientific(number, places: places) == String(format: "%.\(places)e", number))
      }
    }
  }
}
