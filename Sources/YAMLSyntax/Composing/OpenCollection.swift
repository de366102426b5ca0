import Diagnostics

/// A finished node with what an alias to it costs.
struct BuiltNode {
  let node: Node
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
    // An alias brings a node from an earlier place.
    end = max(end, built.node.span.end)
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
      let (key, refusal) = key(of: built.node)
      slot = .value(key, built.node.span)
      return refusal
    }
  }

  private mutating func key(of node: Node) -> (String?, Diagnostic?) {
    guard case .scalar(let scalar) = node.kind else {
      return (nil, .collectionKey(at: node.span))
    }
    guard scalar.value == .string else { return (nil, .keyNotString(scalar, at: node.span)) }
    guard scalar.style != .plain || scalar.text != "<<" else {
      return (nil, .mergeKey(at: node.span))
    }
    if let first = position(of: scalar.text) {
      return (nil, .duplicateKey(scalar.text, at: node.span, first: entries[first].keySpan))
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
    return BuiltNode(node: Node(span: span, kind: kind), size: size, height: height + 1)
  }
}
