import Diagnostics

extension TreeBuilder {
  /// Where a node's own text begins, behind `&anchor` and `!tag`.
  func contentStart(_ range: Range<Int>, _ properties: Event.Properties) -> Int {
    var next = range.lowerBound
    guard !properties.isEmpty else { return next }
    // The event of a block collection may end where its first item begins, or before.
    while next < bytes.count {
      switch bytes[next] {
      case let byte where byte.isPropertyMark: next = propertyEnd(next)
      case UInt8(ascii: "#"): next = bytes[next...].firstIndex { $0.isBreak } ?? bytes.count
      case let byte where byte.isBlank || byte.isBreak: next += 1
      default: return min(next, range.upperBound)
      }
      if next >= range.upperBound { return range.upperBound }
    }
    return min(next, range.upperBound)
  }

  /// The tag in the properties at `range`.
  func tagSpan(_ range: Range<Int>) -> SourceSpan { property(UInt8(ascii: "!"), range) }

  /// The anchor in the properties at `range`.
  func anchorSpan(_ range: Range<Int>) -> SourceSpan { property(UInt8(ascii: "&"), range) }

  private func property(_ mark: UInt8, _ range: Range<Int>) -> SourceSpan {
    var next = range.lowerBound
    while next < range.upperBound, bytes[next] != mark {
      next = bytes[next].isPropertyMark ? propertyEnd(next) : next + 1
    }
    return span(next..<max(next, min(propertyEnd(next), range.upperBound)))
  }

  private func propertyEnd(_ start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    let isName = bytes[start] == UInt8(ascii: "&")
    return bytes[(start + 1)...].firstIndex {
      $0.isBlank || $0.isBreak || isName && !$0.isNameByte
    } ?? bytes.count
  }
}

extension UInt8 {
  fileprivate var isPropertyMark: Bool { self == UInt8(ascii: "&") || self == UInt8(ascii: "!") }

  /// What libyaml takes in the name of an anchor.
  fileprivate var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
