/// The names that an expression may use, each with a slot from which it is read later.
package struct Scope: Sendable {
  /// In the order of their slots; a name may contain dots.
  package let names: [String]
  /// Names that exist elsewhere, each with the sentence that says why not here.
  package let unavailable: [String: String]
  /// Fields of variables by their names alone, each with its whole path: `vars.base` for `base`.
  package let members: [String: String]
  private let slots: [String: Int]
  /// The namespaces around the expression, the innermost first, each with a dot behind it.
  private let prefixes: [String]

  /// - Parameter container: The namespace of the expression, such as `com.example`: a name is looked
  ///   for in it, then in those around it, then as it is.
  package init(
    _ names: [String], unavailable: [String: String] = [:], members: [String: String] = [:],
    container: String = ""
  ) {
    self.names = names
    self.unavailable = unavailable
    self.members = members
    let parts = container.split(separator: ".")
    prefixes = parts.indices.reversed().map { parts[...$0].joined(separator: ".") + "." }
    slots = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  package func slot(of name: String) -> Int? { slots[name] }

  /// What a name as it is written may mean, the first choice first.
  func candidates(for name: String, isAbsolute: Bool) -> [String] {
    isAbsolute || prefixes.isEmpty ? [name] : prefixes.map { $0 + name } + [name]
  }
}
