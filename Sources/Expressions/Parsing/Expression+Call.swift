extension Expression {
  /// A call of a function behind a dot, where the whole expression is one: `crm.place(store.city)`.
  package struct MemberCall: Sendable {
    /// What stands before the dot.
    package let owner: String
    package let name: Syntax.Name
    /// With the places that they have in the whole text.
    package let arguments: [Expression]
    /// Of the first argument with a name.
    package let label: Syntax.Name?
  }

  /// Nil where the expression is anything else.
  package var memberCall: MemberCall? {
    guard case .call(let call) = root.kind, let target = call.target,
      case .name(let owner, isAbsolute: false) = target.kind
    else { return nil }
    return MemberCall(
      owner: owner, name: call.name,
      arguments: call.arguments.map { Expression(source: source, root: $0.value) },
      label: call.arguments.lazy.compactMap(\.label).first)
  }

  private init(source: String, root: Syntax) {
    self.source = source
    self.root = root
  }
}
