/// Lower and upper case by tables of our own.
///
/// Like those of ``Transliteration`` the tables are frozen, because slugs and keys are made of what
/// comes out: a change needs a new version of the tables beside this one, never an edit of it. A
/// letter changes without regard to its neighbours and to any language: `Σ` always becomes `σ`.
struct LetterCase: Sendable {
  static let version = 1

  static let lower = LetterCase(LetterCaseTables.lower)
  static let upper = LetterCase(LetterCaseTables.upper)

  private let letters: [UInt32: [Unicode.Scalar]]
  /// The ASCII letters with their new case; all others stand for themselves.
  private let ascii: [UInt8]

  private init(_ table: String) {
    var letters: [UInt32: [Unicode.Scalar]] = [:]
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let sign = word.firstIndex(of: "=") {
        let codes = word[word.index(after: sign)...].split(separator: ",")
        letters[Self.code(word[..<sign])] = codes.map { Self.scalar(Self.code($0)) }
        continue
      }
      let parts = word.split(separator: ":")
      let range = parts[0].split(separator: "/")
      let ends = range[0].split(separator: "-").map(Self.code)
      guard let distance = Int64(parts[1]) else { preconditionFailure("no distance in '\(word)'") }
      let step = range.count > 1 ? Int(Self.code(range[1])) : 1
      for code in stride(from: ends[0], through: ends[ends.count - 1], by: step) {
        letters[code] = [Self.scalar(UInt32(Int64(code) + distance))]
      }
    }
    self.letters = letters
    ascii = (0..<0x80).map { code in letters[UInt32(code)].map { UInt8(ascii: $0[0]) } ?? code }
  }

  private static func code(_ digits: Substring) -> UInt32 {
    guard let code = UInt32(digits, radix: 16) else { preconditionFailure("no code: '\(digits)'") }
    return code
  }

  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(code) else { preconditionFailure("no letter: \(code)") }
    return scalar
  }

  /// The text in this case.
  ///
  /// - Complexity: O(*n*); up to three letters come out for one.
  func text(of text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.mappingBytes { ascii[Int($0)] } }
    return String(scalars: text.unicodeScalars.flatMap { letters[$0.value] ?? [$0] })
  }
}
