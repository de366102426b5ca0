/// The frozen tables of ``Transliteration`` as data, for those who make slugs outside of Swift.
///
/// A code point is looked up in the language's own letters, then in the common ones; a mark that is
/// in neither changes the letter before it where ``compositions`` has both, and is left out
/// otherwise; the rest is a separator or has no form.
package struct TransliterationRules: Sendable {
  package struct Letters: Sendable {
    package let scalar: UInt32
    package let ascii: String
  }

  package struct Composition: Sendable {
    package let base: UInt32
    package let mark: UInt32
    package let letter: UInt32
  }

  /// In the order of their code points.
  package let common: [Letters]
  /// By code, in alphabetical order; the empty code has none of its own.
  package let languages: [(code: String, own: [Letters])]
  package let marks: ClosedRange<UInt32>
  package let separators: [ClosedRange<UInt32>]
  package let compositions: [Composition]

  package static let current = TransliterationRules()

  private init() {
    common = Self.sorted(Transliteration.common)
    languages = Transliteration.tables.sorted { $0.key < $1.key }
      .map { ($0.key, Self.sorted($0.value)) }
    marks = TransliterationTables.marks
    separators = TransliterationTables.separators
    compositions = TransliterationTables.composed.map {
      Composition(base: $0.key[0].value, mark: $0.key[1].value, letter: $0.value.value)
    }.sorted { ($0.base, $0.mark) < ($1.base, $1.mark) }
  }

  private static func sorted(_ table: [Unicode.Scalar: String]) -> [Letters] {
    table.map { Letters(scalar: $0.key.value, ascii: $0.value) }.sorted { $0.scalar < $1.scalar }
  }
}
