import Expressions

/// The slug tables of the expressions, laid out as the worker's `slug.c` reads them.
enum LuaSlugTables {
  static let bytes: [UInt8] = {
    let rules = TransliterationRules.current
    let tables = [rules.common] + rules.languages.map(\.own)
    var output: [UInt8] = []
    for count in [
      rules.languages.count, tables.count, rules.separators.count, rules.compositions.count,
      tables.reduce(0) { $0 + $1.count },
    ] {
      append(UInt32(count), to: &output)
    }
    append(rules.marks.lowerBound, to: &output)
    append(rules.marks.upperBound, to: &output)
    for (index, language) in rules.languages.enumerated() {
      append(padded: language.code, to: &output)
      append(UInt32(index + 1), to: &output)
    }
    var start = 0
    for table in tables {
      append(UInt32(start), to: &output)
      append(UInt32(table.count), to: &output)
      start += table.count
    }
    for range in rules.separators {
      append(range.lowerBound, to: &output)
      append(range.upperBound, to: &output)
    }
    for composition in rules.compositions {
      append(composition.base, to: &output)
      append(composition.mark, to: &output)
      append(composition.letter, to: &output)
    }
    for letters in tables.joined() {
      append(letters.scalar, to: &output)
      append(padded: letters.ascii, to: &output)
    }
    return output
  }()

  private static func append(_ number: UInt32, to output: inout [UInt8]) {
    withUnsafeBytes(of: number) { output.append(contentsOf: $0) }
  }

  /// Eight bytes with a zero at the end at least.
  private static func append(padded text: String, to output: inout [UInt8]) {
    precondition(text.utf8.count < 8, "the worker has no room for '\(text)'")
    output.append(contentsOf: text.utf8)
    output.append(contentsOf: repeatElement(0, count: 8 - text.utf8.count))
  }
}
