// The one place that changes a campaign file. Whoever wrote the file keeps every byte of it but
// those that say the state, and the result is read again before anybody is told of it.

package import Diagnostics
import YAMLSyntax

/// The edit that ends a campaign in its own file: `lifecycle: {state: retired}`.
package struct Retirement: Sendable {
  /// The file as it is to be; as it is, where it says so already.
  package let bytes: [UInt8]

  /// Whether the file said so before.
  package let isDone: Bool

  /// A warning for each part of the campaign that has a state of its own and so isn't ended.
  package let exceptions: DiagnosticList

  /// Finds the edit; the file's comments, quotes and line ends stay as they are.
  ///
  /// - Throws: What keeps the file from being read, or why it can't be edited: then its author has
  ///   to.
  package init(of file: SourceFile.ID, in files: SourceFiles) throws(DiagnosticList) {
    let tree = try SyntaxTree(parsing: file, in: files)
    let source = files[file]
    let state = tree.root["lifecycle"]?["state"]
    exceptions = Retirement.exceptions(in: tree.root)
    isDone = state?.word == Lifecycle.State.retired.rawValue
    guard !isDone else {
      bytes = source.bytes
      return
    }
    guard let edit = StateEdit(retiring: tree.root, in: source.bytes),
      let edited = Retirement.checked(edit, tree.root, source)
    else { throw DiagnosticList([.notEditable(tree.root["lifecycle"]?.span ?? tree.root.span)]) }
    bytes = edited
  }

  /// The edited file, where nothing but the state means something else than before.
  private static func checked(_ edit: StateEdit, _ root: Node, _ source: SourceFile) -> [UInt8]? {
    let bytes = edit.applied(to: source.bytes)
    var files = SourceFiles()
    let id = files.add(path: source.path, bytes: bytes)
    guard let tree = try? SyntaxTree(parsing: id, in: files) else { return nil }
    return root.becomes(tree.root, with: Lifecycle.State.retired.rawValue) ? bytes : nil
  }

  /// Entries and defaults lie over the campaign's lifecycle, so that theirs wins.
  private static func exceptions(in root: Node) -> DiagnosticList {
    var parts = [(name: "'defaults'", node: root["defaults"])]
    for entry in root["links"]?.children ?? [] {
      parts.append(("the entry '\(entry["id"]?.word ?? "")'", entry))
    }
    return DiagnosticList(
      parts.compactMap { name, node in
        guard let state = node?["lifecycle"]?["state"], let word = state.word,
          word != Lifecycle.State.retired.rawValue
        else { return nil }
        return .ownState(state.span, name, word)
      })
  }
}

extension Node {
  /// The value of a mapping's key.
  fileprivate subscript(key: String) -> Node? {
    guard case .mapping(let mapping) = kind else { return nil }
    return mapping[key]
  }

  fileprivate var children: [Node] {
    guard case .sequence(let items) = kind else { return [] }
    return items
  }

  /// A scalar's text.
  fileprivate var word: String? {
    guard case .scalar(let scalar) = kind else { return nil }
    return scalar.text
  }

  /// Whether a campaign with another state, and otherwise equal in every value, is this one.
  fileprivate func becomes(_ other: Node, with state: String) -> Bool {
    guard other["lifecycle"]?["state"]?.word == state, case .mapping(let old) = kind,
      case .mapping(let new) = other.kind
    else { return false }
    let others = { (entry: Mapping.Entry) in entry.key != "lifecycle" }
    let details = { (entry: Mapping.Entry) in entry.key != "state" }
    return Node.areEqual(old.entries.filter(others), new.entries.filter(others))
      && Node.areEqual(
        self["lifecycle"]?.entries.filter(details) ?? [],
        other["lifecycle"]?.entries.filter(details) ?? [])
  }

  private var entries: [Mapping.Entry] {
    guard case .mapping(let mapping) = kind else { return [] }
    return mapping.entries
  }

  private static func areEqual(_ left: [Mapping.Entry], _ right: [Mapping.Entry]) -> Bool {
    left.elementsEqual(right) { $0.key == $1.key && $0.value.equals($1.value) }
  }

  private func equals(_ other: Node) -> Bool {
    switch (kind, other.kind) {
    case (.scalar(let left), .scalar(let right)):
      left.text == right.text && left.value == right.value
    case (.sequence(let left), .sequence(let right)):
      left.elementsEqual(right) { $0.equals($1) }
    case (.mapping(let left), .mapping(let right)): Node.areEqual(left.entries, right.entries)
    case (.scalar, _), (.sequence, _), (.mapping, _): false
    }
  }
}

extension Diagnostic.Code {
  static let notEditable = Diagnostic.Code("XQ4050", "the state can't be written into the file")
  static let ownState = Diagnostic.Code("XQ4051", "a part of the campaign keeps its own state")
}

extension Diagnostic {
  fileprivate static func notEditable(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notEditable, at: span,
      "a change here would change other parts of the file as well, or nothing",
      help: ["Write `state: retired` into the campaign's `lifecycle:` by hand, and plan."])
  }

  fileprivate static func ownState(
    _ span: SourceSpan, _ part: String, _ state: String
  ) -> Diagnostic {
    Diagnostic(
      .ownState, .warning, at: span,
      "\(part) says `state: \(state)` itself, and so isn't retired with the campaign",
      help: ["Take the line out to end these links as well."])
  }
}
