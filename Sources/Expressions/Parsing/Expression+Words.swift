extension Expression {
  /// Whether the language keeps a word for itself, so that it can't be a name.
  package static func isReserved(_ word: String) -> Bool {
    Parser.reservedWords.contains(word) || ["true", "false", "null"].contains(word)
  }
}

extension FunctionLibrary {
  /// Whether calls by this name mean something already: a function in any form, or a macro.
  package func isTaken(_ name: String) -> Bool {
    global(name) != nil || member(name) != nil || Resolver.macroNames.contains(name)
  }
}
