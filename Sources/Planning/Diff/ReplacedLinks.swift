import Bytes
import Links

/// The links that `--replace` names.
struct ReplacedLinks {
  /// Numbers of desired links.
  private let links: Set<Int>
  private let ids: Set<String>?

  init(_ options: PlanOptions, in desired: DesiredSet) {
    ids = options.replacedIDs
    guard !options.replacedKeys.isEmpty else {
      links = []
      return
    }
    let keys = TextIndex(TextColumn(options.replacedKeys))
    links = Set((0..<desired.count).filter { keys.row(of: desired.keys[$0]) != nil })
  }

  var isEmpty: Bool { links.isEmpty }

  func contains(_ link: Int) -> Bool { links.contains(link) }

  /// Whether a desired link's live one gives way to a new one.
  func contains(_ link: Int, _ names: TextColumn, _ other: Int) -> Bool {
    links.contains(link) && ids.map { $0.contains(names.string(at: other)) } ?? true
  }
}
