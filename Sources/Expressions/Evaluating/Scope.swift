/// The names that an expression may use, each with a slot from which it is read later.
package struct Scope: Sendable {
  /// In the order of their slots; a name may contain dots.
  package let names: [String]
  /// Names that exist elsewhere, each with the sentence that says why not here.
  package let unavailable: [String: String]
  private let slots: [String: Int]
  let hasDottedNames: Bool

  package init(_ names: [String], unavailable: [String: String] = [:]) {
    self.names = names
    self.unavailable = unavailable
    slots = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    hasDottedNames = names.contains { $0.contains(".") }
  }

  package func slot(of name: String) -> Int? { slots[name] }
}
