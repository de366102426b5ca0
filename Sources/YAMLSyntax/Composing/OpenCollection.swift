import Diagnostics

/// A finished node with what an alias to it costs.
struct BuiltNode {
  let node: Node
  /// The place of the node, or of the alias that stands for it.
  let place: SourceSpan
  /// Nodes in it, itself counted, aliases followed.
  let size: Int
  /// Collections below each other in it: 0 for a scalar.
  let height: Int
}

/// A sequence or mapping whose end has not come yet.
struct OpenCollection {
  enum Kind {
    case sequence, mapping
  }

  private enum Slot {
    case key
    /// Nil for a key that was refused: its value is read and dropped.
    case value(String?, SourceSpan)
  }

  /// Mappings up to this size are searched from the front.
  private static let smallMapping = 16

  let isFlow: Bool
  let anchor: String?
  private let kind: Kind
  private let start: Int
  private var items: [Node] = []
  private var entries: [Mapping.Entry] = []
  private var positions: [String: Int] = [:]
  private var slot = Slot.key
  private var size = 1
  private var height = 0
  /// The end of the last key or value, written or not.
  private var end: Int

  init(_ kind: Kind, isFlow: Bool, start: Int, anchor: String?) {
    self.kind = kind
    self.isFlow = isFlow
    self.start = start
    self.anchor = anchor
    end = start
  }

  /// Takes the next node, and says what is wrong with it.
  mutating func take(_ built: BuiltNode) -> Diagnostic? {
    size += built.size
    height = max(height, built.height)
    end = built.place.end
    guard kind == .mapping else {
      items.append(built.node)
      return nil
    }
    switch slot {
    case .value(let key, let span):
      if let key { entries.append(Mapping.Entry(key: key, keySpan: span, value: built.node)) }
      slot = .key
      return nil
    case .key:
      let (key, refusal) = key(of: built.node, at: built.place)
      slot = .value(key, built.place)
      return refusal
    }
  }

  private mutating func key(of node: Node, at place: SourceSpan) -> (String?, Diagnostic?) {
    guard case .scalar(let scalar) = node.kind else {
      return (nil, .collectionKey(at: place))
    }
    guard scalar.value == .string else { return (nil, .keyNotString(scalar, at: place)) }
    guard scalar.style != .plain || scalar.text != "<<" else {
      return (nil, .mergeKey(at: place))
    }
    if let first = position(of: scalar.text) {
      return (nil, .duplicateKey(scalar.text, at: place, first: entries[first].keySpan))
    }
    return (scalar.text, nil)
  }

  private mutating func position(of key: String) -> Int? {
    guard entries.count > Self.smallMapping else { return entries.firstIndex { $0.key == key } }
    for index in positions.count..<entries.count { positions[entries[index].key] = index }
    return positions[key]
  }

  /// The finished collection; `place` is where libyaml says that it ends.
  func closed(at place: Int, in file: SourceFile.ID) -> BuiltNode {
    let span = SourceSpan(file: file, start: start, end: isFlow ? place : end)
    let kind: Node.Kind =
      switch kind {
      case .sequence: .sequence(items)
      case .mapping: .mapping(Mapping(entries: entries))
      }
    return BuiltNode(
      node: Node(span: span, kind: kind), place: span, size: size, height: height + 1)
  }
}
