import Diagnostics

extension TreeBuilder {
  /// The node that an alias names; an empty one where it is refused.
  mutating func alias(_ name: String, at range: Range<Int>) throws(Stop) -> BuiltNode {
    let place = span(range)
    let nothing = BuiltNode(
      node: Node(span: place, kind: .scalar(Scalar("", .plain, .string, at: place, in: bytes))),
      place: place, size: 1, height: 0)
    switch anchors.entries[name] {
    case nil:
      anchors.miss(name, at: place)
      return nothing
    case .open(let anchor):
      refusals.report(.selfAlias(name, at: place, anchor: anchor))
      return nothing
    case .closed(let anchor, let built):
      guard depth + built.height <= Limits.depth else {
        refusals.report(.tooDeep(at: place, through: anchor))
        return nothing
      }
      anchors.use(of: built.size, at: place)
      // The alias itself has been counted.
      expandedNodes += built.size - 1
      guard anchors.uses <= Limits.aliases, expandedNodes <= Limits.nodes else {
        refusals.report(.aliasExpansion(at: place, nodes: expandedNodes, uses: anchors.uses))
        throw .refused
      }
      return BuiltNode(
        node: built.node, place: place, size: built.size, height: built.height)
    }
  }

  /// Reports, at the end of the file, the aliases without an anchor and those that multiply.
  mutating func refuseAliases() {
    for alias in anchors.unresolved {
      if let later = anchors.entries[alias.name] {
        refusals.report(.earlyAlias(alias.name, at: alias.span, anchor: later.span))
      } else {
        refusals.report(.unknownAlias(alias.name, at: alias.span, among: anchors.names))
      }
    }
    if expandedNodes > Limits.expandedNodes(written: writtenNodes), refusals.isEmpty,
      let largest = anchors.largest
    {
      refusals.report(
        .aliasExpansion(at: largest.span, nodes: expandedNodes, uses: anchors.uses))
    }
  }
}

extension Diagnostic {
  fileprivate static func selfAlias(
    _ name: String, at span: SourceSpan, anchor: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      YAMLCode.selfAlias, at: span, "'*\(name)' stands inside the value that '&\(name)' names",
      labels: [.init(anchor, "this value has not ended yet")],
      help: ["Repeat the part that is meant, or give it an anchor of its own."])
  }

  fileprivate static func earlyAlias(
    _ name: String, at span: SourceSpan, anchor: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      YAMLCode.earlyAlias, at: span, "'&\(name)' comes only after this alias",
      labels: [.init(anchor, "the anchor is here")],
      help: ["Write the anchor at the first use and the alias at the later ones."])
  }

  fileprivate static func unknownAlias(
    _ name: String, at span: SourceSpan, among names: [String]
  ) -> Diagnostic {
    let help: String =
      if let near = Suggestion.nearest(to: name, among: names) {
        "Did you mean '*\(near)'?"
      } else if names.isEmpty {
        "Put quotes around a text that begins with '*': '*\(name)'"
      } else {
        "Anchors before it: \(names.joined(separator: ", "))."
      }
    return Diagnostic(
      YAMLCode.unknownAlias, at: span, "no value has the anchor '&\(name)'", help: [help])
  }

  fileprivate static func aliasExpansion(
    at span: SourceSpan, nodes: Int, uses: Int
  ) -> Diagnostic {
    Diagnostic(
      YAMLCode.aliasExpansion, at: span,
      "with its aliases followed the file comes to \(nodes) values",
      help: [
        "A file may hold \(Limits.aliases) aliases, and ten times its own values and 10000 more."
      ], values: ["aliases = \(uses)", "values = \(nodes)"])
  }
}
