/// Letters beyond ASCII as ASCII letters, by tables of our own.
///
/// The tables are frozen: a printed slug must never move. A change needs a new version of the
/// tables beside this one, never an edit of it.
package struct Transliteration: Sendable {
  package static let version = 1

  enum Piece {
    case letters(String)
    /// More letters for the code point before.
    case suffix(String)
    case separator
    case unknown
  }

  private let own: [Unicode.Scalar: String]

  /// The rules of a language by its code, such as `de` and `de-AT`; nil for unknown ones.
  ///
  /// An empty code stands for the common rules.
  package init?(language: String) {
    let code = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    guard code.isEmpty == language.isEmpty, let table = Self.tables[code] else { return nil }
    own = table
  }

  /// The codes of the languages there are rules for.
  package static let languages =
    (TransliterationTables.own.flatMap(\.codes) + TransliterationTables.plain).sorted()

  static let tables: [String: [Unicode.Scalar: String]] = {
    var tables: [String: [Unicode.Scalar: String]] = ["": [:]]
    for code in TransliterationTables.plain { tables[code] = [:] }
    for (codes, rules) in TransliterationTables.own {
      for code in codes { tables[code] = parse(rules) }
    }
    return tables
  }()

  static let common = parse(TransliterationTables.common)

  /// Rules are words `letters=replacement`; an empty replacement drops the letters.
  private static func parse(_ rules: String) -> [Unicode.Scalar: String] {
    var table: [Unicode.Scalar: String] = [:]
    for rule in rules.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = rule.split(separator: "=", omittingEmptySubsequences: false)
      for scalar in parts[0].unicodeScalars { table[scalar] = String(parts[1]) }
    }
    return table
  }

  /// What stands for `scalar`, which is beyond ASCII.
  func piece(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Piece {
    if let letters = own[scalar] ?? Self.common[scalar] { return .letters(letters) }
    if TransliterationTables.marks ~= scalar.value { return mark(scalar, after: previous) }
    let isSeparator = TransliterationTables.separators.contains { $0 ~= scalar.value }
    return isSeparator ? .separator : .unknown
  }

  /// A combining mark: `u` with a diaeresis reads as `ü` does in the language.
  private func mark(_ mark: Unicode.Scalar, after base: Unicode.Scalar) -> Piece {
    guard let composed = TransliterationTables.composed[[base, mark]],
      let letters = own[composed], letters.unicodeScalars.count > 1
    else { return .suffix("") }
    return .suffix(String(letters.dropFirst()))
  }
}
