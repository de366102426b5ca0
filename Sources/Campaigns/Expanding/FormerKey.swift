import Bytes

/// The `from` of a rule of `moved:`: a text in which `$1` to `$9` stand for groups of `to`.
struct FormerKey: Sendable {
  private enum Piece {
    case literal([UInt8])
    case group(Int)
  }

  private var pieces: [Piece] = []

  /// The highest group that occurs, 0 where none does.
  private(set) var lastGroup = 0

  init(_ text: String) {
    var literal: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == 0x24, let digit = bytes.first, (0x31...0x39).contains(digit) {
        bytes.removeFirst()
        pieces += [.literal(literal), .group(Int(digit - 0x30))]
        lastGroup = max(lastGroup, Int(digit - 0x30))
        literal = []
      } else {
        literal.append(byte)
      }
    }
    pieces.append(.literal(literal))
  }

  /// Writes the text with its groups; `groups` has the whole match first.
  func write(_ groups: [UnsafeBufferPointer<UInt8>], into builder: inout TextColumnBuilder) {
    for piece in pieces {
      switch piece {
      case .literal(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
      case .group(let number): builder.write(groups[number])
      }
    }
  }
}
