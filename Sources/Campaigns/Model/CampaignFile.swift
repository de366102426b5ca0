import Diagnostics
import YAMLSyntax

/// A campaign file as it is written: its parts with their places, nothing evaluated.
struct CampaignFile: Sendable {
  var id = ""
  /// Nil where there is none.
  var idSpan: SourceSpan?
  /// Of dates without a time.
  var timeZone: Node?
  var environment: [Named] = []
  var uses: [Use] = []
  var plugins: [PluginDeclaration] = []
  var vars: [Named] = []
  var inputs: [InputDeclaration] = []
  var data: [DataDeclaration] = []
  var functions: [FunctionDeclaration] = []
  var defaults = LinkFields()
  /// Of all codes, unless defaults or entries say otherwise.
  var code = CodeFields()
  var lifecycle = LifecycleFields()
  /// Of the entries, unless they say otherwise.
  var defaultLifecycle = LifecycleFields()
  var removedLabels: [Node] = []
  var onRemove = OnRemove.pause
  var moves: [MoveDeclaration] = []
  var policy: [PolicyDeclaration] = []
  var tests: [TestDeclaration] = []
  var links: [LinkDeclaration] = []

  /// The fields of which a part couldn't be read, so that names of theirs may be missing.
  var incomplete: Set<String> = []

  /// The fields that a file for `use:` may have, beside `use` itself.
  static let shareable: Set = ["vars", "functions", "defaults", "policy", "tests"]

  /// A shared file, by its path from the folder of the file that uses it.
  struct Use: Sendable {
    let path: String
    let span: SourceSpan
  }

  /// A name and what it stands for.
  struct Named: Sendable {
    let name: String
    let nameSpan: SourceSpan
    let value: Node
  }
}

/// What happens to live links that the file no longer asks for.
package enum OnRemove: String, CaseIterable, Sendable { case pause, keep, delete }

/// One rule of `moved:`: the link that has key `to` got its code under `from`.
struct MoveDeclaration: Sendable {
  let from: String
  let fromSpan: SourceSpan
  let to: String
  let toSpan: SourceSpan
}

/// A variable that a run may set with `--var`.
struct InputDeclaration: Sendable {
  enum Kind: String, CaseIterable, Sendable { case string, int, double, bool }

  let name: String
  let nameSpan: SourceSpan
  var kind = Kind.string
  /// Nil where each run has to give a value.
  var standard: Node?
}

/// Where rows come from.
struct DataDeclaration: Sendable {
  enum Source: Sendable {
    /// Paths are relative to the campaign file.
    case file(Format, path: String, span: SourceSpan)
    case inline(Node)
    /// Rows of a plugin, with the arguments that it gets.
    case plugin(PluginReference, arguments: Node?)
  }

  /// The kinds of file, by the fields that name one.
  enum Format: String, CaseIterable, Sendable { case csv, json, jsonl, yaml }

  enum ColumnKind: String, CaseIterable, Sendable { case string, int, double, bool, date }

  let name: String
  let nameSpan: SourceSpan
  let source: Source
  var key: String?
  var keySpan: SourceSpan?
  var columns: [(name: String, span: SourceSpan, kind: ColumnKind)] = []
  var condition: Node?
  var delimiter: UInt8?
  /// Whether the first of several rows with one key counts.
  var keepsFirst = false
}

/// A function that is written as an expression.
struct FunctionDeclaration: Sendable {
  let name: String
  let nameSpan: SourceSpan
  var parameters: [CampaignFile.Named] = []
  /// Nil where it couldn't be read.
  var value: Node?
}

/// One entry of `links:`.
struct LinkDeclaration: Sendable {
  var id = ""
  let span: SourceSpan
  var axes: [CampaignFile.Named] = []
  /// Whether there is something else than axes in their place.
  var hasUnreadAxes = false
  /// Partial matches over the axes.
  var exclude: Node?
  /// Whole combinations of the axes.
  var include: Node?
  var condition: Node?
  var lets: [CampaignFile.Named] = []
  /// In the order in which they are asked.
  var transforms: [PluginReference] = []
  var key: Node?
  var fields = LinkFields()
  var lifecycle = LifecycleFields()
  /// In the order in which they are laid over ``fields``.
  var sets: [SetDeclaration] = []
}

/// One item of `set:`: fields for the combinations that match.
struct SetDeclaration: Sendable {
  let match: Node
  let fields: LinkFields
}
