/// The plural of names that people give to dimensions, by the rules of English spelling.
enum Plural {
  static func of(_ noun: String) -> String {
    let end = noun.lowercased()
    if end.hasSuffix("y"), let before = end.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    let hissing = ["s", "x", "z", "ch", "sh"].contains { end.hasSuffix($0) }
    return noun + (hissing ? "es" : "s")
  }
}
