// libyaml gives the decoded text of a scalar and the marks around it, but not which byte came from
// where. So the source between the marks is decoded once more, by the same rules, keeping account.
// The result is believed only where it is libyaml's text, byte for byte.

/// The decoded bytes of a scalar, and the bytes of the file that each of them came from.
struct ScalarDecoding {
  /// A run of decoded bytes.
  ///
  /// Where both lengths are equal, byte stands for byte.
  struct Piece {
    var text: Range<Int>
    var source: Range<Int>

    var isVerbatim: Bool { text.count == source.count }
  }

  private(set) var text: [UInt8] = []
  /// In the order of the text; every decoded byte is in one piece.
  private(set) var pieces: [Piece] = []
  private let agrees: Bool

  /// Decodes the bytes `range` of `source`, which hold a scalar that libyaml read as `expected`.
  init(_ style: Scalar.Style, _ range: Range<Int>, of source: [UInt8], as expected: String) {
    var decoding = ScalarDecoding()
    let inside = range.dropFirst().dropLast()
    switch style {
    case .plain: decoding.readFlow(source, range, style)
    case .single, .double: decoding.readFlow(source, inside, style)
    case .literal, .folded: decoding.readBlock(source, range, style, as: expected)
    }
    self.init(
      text: decoding.text, pieces: decoding.pieces,
      agrees: decoding.text.elementsEqual(expected.utf8))
  }

  /// A decoding of nothing yet.
  init() {
    self.init(text: [], pieces: [], agrees: true)
  }

  private init(text: [UInt8], pieces: [Piece], agrees: Bool) {
    self.text = text
    self.pieces = pieces
    self.agrees = agrees
  }

  /// Where the decoded bytes `range` stand in the file; nil where that can't be told.
  func source(of range: Range<Int>) -> Range<Int>? {
    guard agrees, let last = pieces.last else { return nil }
    let range = range.clamped(to: 0..<text.count)
    guard let first = piece(at: range.lowerBound) else {
      return last.source.upperBound..<last.source.upperBound
    }
    let start =
      first.source.lowerBound
      + (first.isVerbatim ? range.lowerBound - first.text.lowerBound : 0)
    guard !range.isEmpty, let final = piece(at: range.upperBound - 1) else { return start..<start }
    let end =
      final.isVerbatim
      ? final.source.lowerBound + range.upperBound - final.text.lowerBound
      : final.source.upperBound
    return start..<end
  }

  private func piece(at byte: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].text.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count ? pieces[low] : nil
  }

  /// Takes the bytes `range` of `source` as they are.
  mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = text.count
    text += source[range]
    if let last = pieces.last, last.isVerbatim, last.source.upperBound == range.lowerBound {
      pieces[pieces.count - 1].text = last.text.lowerBound..<text.count
      pieces[pieces.count - 1].source = last.source.lowerBound..<range.upperBound
    } else {
      pieces.append(Piece(text: start..<text.count, source: range))
    }
  }

  /// Takes `decoded` for what stands at `range`.
  mutating func replace(_ range: Range<Int>, with decoded: some Collection<UInt8>) {
    guard !decoded.isEmpty else { return }
    let start = text.count
    text += decoded
    pieces.append(Piece(text: start..<text.count, source: range))
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  var isBlank: Bool { self == .space || self == .tab }
  /// A letter, a digit, `_` or `-`.
  var isKeyPart: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x5F
      || self == 0x2D
  }
  var isBreak: Bool { self == .lineFeed || self == .carriageReturn }
}
