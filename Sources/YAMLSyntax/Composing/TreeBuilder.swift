import Diagnostics

/// Puts events together to nodes, and refuses what the language does not allow.
///
/// Collections that are still open lie on a stack of our own, which is no deeper than the limit.
struct TreeBuilder {
  enum Result {
    case tree(Node)
    case refused(DiagnosticList)
    /// What was refused before the trap comes with it.
    case trapped(ExpressionTrap, DiagnosticList)
  }

  /// Why nothing more is read.
  enum Stop: Error {
    /// The reason has been reported.
    case refused
    case trapped(ExpressionTrap)
  }

  let bytes: [UInt8]
  let file: SourceFile.ID
  var refusals = DiagnosticList()
  var anchors = AnchorTable()
  /// Nodes in the file, keys counted.
  var writtenNodes = 0
  /// Nodes that a walk over the tree meets.
  var expandedNodes = 0
  private var open: [OpenCollection] = []
  private var root: BuiltNode?
  private var documents = 0
  private var blockTexts: [Range<Int>] = []

  private init(_ bytes: [UInt8], of file: SourceFile.ID) {
    self.bytes = bytes
    self.file = file
  }

  /// Reads the one document of `bytes`, which have passed the ``CharacterCheck``.
  static func build(_ bytes: [UInt8], of file: SourceFile.ID) -> Result {
    var builder = TreeBuilder(bytes, of: file)
    do throws(Stop) {
      try builder.readAll()
      builder.refuseAliases()
    } catch {
      if case .trapped(let trap) = error { return .trapped(trap, builder.refusals) }
    }
    guard builder.refusals.isEmpty else { return .refused(builder.refusals) }
    let empty = Node(
      span: builder.span(0..<0),
      kind: .scalar(Scalar("", .plain, .null, at: builder.span(0..<0), in: bytes)))
    return .tree(builder.root?.node ?? empty)
  }

  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
  }

  var depth: Int { open.count }

  private mutating func readAll() throws(Stop) {
    let reader = EventReader(bytes)
    while let event = try nextEvent(of: reader) { try add(event) }
    if bytes.contains(.tab) {
      refusals.report(
        contentsOf: TabCheck(file: file, bytes: bytes).refusals(outside: blockTexts))
    }
  }

  /// The next event, or nil at the end of the stream.
  private mutating func nextEvent(of reader: EventReader) throws(Stop) -> Event? {
    do {
      let event = try reader.next()
      if case .streamEnd = event.kind { return nil }
      return event
    } catch {
      let isFlow = open.last?.isFlow ?? false
      if let trap = ExpressionTrap(around: error.place, in: bytes, isFlow: isFlow) {
        throw .trapped(trap)
      }
      refusals.report(error.diagnostic(in: bytes, of: file))
      throw .refused
    }
  }

  private mutating func add(_ event: Event) throws(Stop) {
    switch event.kind {
    case .streamStart, .streamEnd, .documentEnd: break
    case .documentStart(_, let declaresTags):
      try startDocument(at: event.range, declaresTags: declaresTags)
    case .alias(let name):
      try count(event.range)
      try place(alias(name, at: event.range))
    case .scalar(let text, let style, let properties):
      try count(event.range)
      try add(text, style, properties, at: event.range)
    case .sequenceStart(let properties, let isFlow):
      try start(.sequence, properties, isFlow, at: event.range)
    case .mappingStart(let properties, let isFlow):
      try start(.mapping, properties, isFlow, at: event.range)
    case .sequenceEnd, .mappingEnd: end(at: event.range.upperBound)
    }
  }

  private mutating func startDocument(at range: Range<Int>, declaresTags: Bool) throws(Stop) {
    documents += 1
    if declaresTags {
      let line = bytes[range].prefix { !$0.isBreak }.indices
      refusals.report(.tagDirective(at: span(line)))
    }
    guard documents > 1 else { return }
    refusals.report(.severalDocuments(at: span(range)))
    throw .refused
  }

  /// Counts a node of the file.
  private mutating func count(_ range: Range<Int>) throws(Stop) {
    writtenNodes += 1
    expandedNodes += 1
    guard writtenNodes > Limits.nodes else { return }
    refusals.report(.tooManyNodes(at: span(range)))
    throw .refused
  }

  private mutating func start(
    _ kind: OpenCollection.Kind, _ properties: Event.Properties, _ isFlow: Bool,
    at range: Range<Int>
  ) throws(Stop) {
    try count(range)
    let start = contentStart(range, properties)
    guard open.count < Limits.depth else {
      refusals.report(.tooDeep(at: span(start..<start + 1)))
      throw .refused
    }
    if properties.tag != nil { refusals.report(.tag(at: tagSpan(range.lowerBound..<start))) }
    if let anchor = properties.anchor {
      anchors.open(anchor, at: anchorSpan(range.lowerBound..<start))
    }
    open.append(OpenCollection(kind, isFlow: isFlow, start: start, anchor: properties.anchor))
  }

  private mutating func end(at place: Int) {
    guard let collection = open.popLast() else {
      preconditionFailure("libyaml closed a collection that it had not opened")
    }
    let built = collection.closed(at: place, in: file)
    if let anchor = collection.anchor { anchors.close(anchor, with: built) }
    self.place(built)
  }

  private mutating func add(
    _ text: String, _ style: Scalar.Style, _ properties: Event.Properties, at range: Range<Int>
  ) throws(Stop) {
    let place = contentStart(range, properties)..<range.upperBound
    if style == .plain {
      let isFlow = open.last?.isFlow ?? false
      if let trap = ExpressionTrap(inScalar: place, of: bytes, isFlow: isFlow) {
        throw .trapped(trap)
      }
    } else if style != .single, style != .double {
      blockTexts.append(place)
    }
    let isString = isString(properties, range.lowerBound..<place.lowerBound)
    let node = node(text, style, isString: isString, at: place)
    let built = BuiltNode(node: node, place: node.span, size: 1, height: 0)
    if let anchor = properties.anchor {
      anchors.open(anchor, at: anchorSpan(range.lowerBound..<place.lowerBound))
      anchors.close(anchor, with: built)
    }
    self.place(built)
  }

  /// Whether a tag makes the scalar a string; other tags are refused.
  private mutating func isString(_ properties: Event.Properties, _ range: Range<Int>) -> Bool {
    guard let tag = properties.tag else { return false }
    if tag != "tag:yaml.org,2002:str" { refusals.report(.tag(at: tagSpan(range))) }
    return true
  }

  /// Puts a finished node where it belongs: into the innermost open collection.
  private mutating func place(_ built: BuiltNode) {
    guard !open.isEmpty else {
      root = built
      return
    }
    if let refusal = open[open.count - 1].take(built) { refusals.report(refusal) }
  }

  private mutating func node(
    _ text: String, _ style: Scalar.Style, isString: Bool, at range: Range<Int>
  ) -> Node {
    var value = ScalarValue.string
    if style == .plain, !isString {
      do throws(ScalarValue.Refusal) {
        value = try ScalarValue(plain: text)
      } catch {
        refusals.report(.number(error, text, at: span(range)))
      }
    }
    let scalar = Scalar(text, style, value, at: span(range), in: bytes)
    if text.utf8.count > Limits.scalarBytes {
      refusals.report(.scalarTooLong(text.utf8.count, at: span(range)))
    } else if style == .double, let null = text.utf8.firstIndex(of: 0) {
      let byte = text.utf8.distance(from: text.startIndex, to: null)
      refusals.report(.escapedNull(at: scalar.span(of: byte..<byte + 1)))
    }
    return Node(span: span(range), kind: .scalar(scalar))
  }
}
