import Diagnostics

/// The anchors of a file, and the aliases that found none.
struct AnchorTable {
  enum Entry {
    /// The collection that bears the anchor has not ended yet.
    case open(SourceSpan)
    case closed(SourceSpan, BuiltNode)

    var span: SourceSpan {
      switch self {
      case .open(let span), .closed(let span, _): span
      }
    }
  }

  struct Unresolved {
    let name: String
    let span: SourceSpan
  }

  private(set) var entries: [String: Entry] = [:]
  private(set) var unresolved: [Unresolved] = []
  private(set) var uses = 0
  /// The alias that brought most nodes.
  private(set) var largest: (span: SourceSpan, size: Int)?
  /// Places of the open anchors, innermost last: an inner anchor may take an outer one's name.
  private var open: [String: [SourceSpan]] = [:]

  /// The names in their alphabetical order.
  var names: [String] { entries.keys.sorted() }

  mutating func open(_ name: String, at span: SourceSpan) {
    entries[name] = .open(span)
    open[name, default: []].append(span)
  }

  mutating func close(_ name: String, with node: BuiltNode) {
    guard let span = open[name]?.popLast() else { return }
    // Between its begin and its end an inner node may have taken the name; the later anchor wins.
    if entries[name]?.span == span { entries[name] = .closed(span, node) }
  }

  mutating func use(of size: Int, at span: SourceSpan) {
    uses += 1
    if size > largest?.size ?? 0 { largest = (span, size) }
  }

  mutating func miss(_ name: String, at span: SourceSpan) {
    unresolved.append(Unresolved(name: name, span: span))
  }
}
