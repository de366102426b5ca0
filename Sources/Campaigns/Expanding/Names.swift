import Diagnostics
import Expressions

/// The names in scope at one place of a campaign, each with its slot.
///
/// The slots of an entry are those of the campaign, then its axes, its `let` names, `key`, and
/// `now`.
struct Names {
  private(set) var names: [String] = []
  private(set) var kinds: [BlockExpression.SlotKind] = []

  /// Names that exist elsewhere in the file, with the reason why not here.
  var unavailable: [String: String] = [:]

  /// What stands in `vars`, `inputs`, `env` and `data`, with the paths that expressions need.
  var members: [String: String] = [:]

  /// Plugins, whose names nothing else may have.
  var plugins: [String] = []

  /// Names that axes, `let` names, parameters and plugins may not have, wherever they stand.
  static let kept = [
    "campaign", "vars", "inputs", "env", "data", "key", "now", "row", "link", "plan",
  ]

  /// Adds a name and gives its slot.
  @discardableResult
  mutating func add(_ name: String, _ kind: BlockExpression.SlotKind) -> Int {
    names.append(name)
    kinds.append(kind)
    return names.count - 1
  }

  mutating func set(_ kind: BlockExpression.SlotKind, at slot: Int) {
    kinds[slot] = kind
  }

  /// Reports why a new name can't be given; false where it can't.
  func allow(_ named: CampaignFile.Named, _ diagnostics: inout DiagnosticList) -> Bool {
    if Expression.isReserved(named.name) {
      diagnostics.report(.reservedWord(named.nameSpan, named.name))
      return false
    }
    let taken = names + Names.kept + plugins
    guard !taken.contains(named.name) else {
      diagnostics.report(.nameTaken(named.nameSpan, named.name))
      return false
    }
    return true
  }

  var scope: Scope { Scope(names, unavailable: unavailable, members: members) }

  /// The slots of a block before anything varies.
  var slots: [Block.Slot] {
    kinds.map { kind in
      if case .constant(let value) = kind { .constant(value) } else { .absent }
    }
  }
}

extension Diagnostic {
  static func nameTaken(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      .name, at: span, "'\(name)' means something else here already",
      help: ["Choose a name that is not in use: names never hide each other."])
  }

  static func reservedWord(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      .name, at: span, "'\(name)' is a word of the expression language",
      help: ["Choose another name: expressions could not refer to this one."])
  }
}
