/// One event of libyaml, with its place in bytes.
struct Event {
  /// What stands before a node: `&anchor` and `!tag`, the latter resolved.
  struct Properties {
    let anchor: String?
    let tag: String?

    var isEmpty: Bool { anchor == nil && tag == nil }
  }

  enum Kind {
    case streamStart, streamEnd
    case documentStart(isExplicit: Bool, declaresTags: Bool)
    case documentEnd(isExplicit: Bool)
    case alias(String)
    case scalar(String, Scalar.Style, Properties)
    case sequenceStart(Properties, isFlow: Bool)
    case mappingStart(Properties, isFlow: Bool)
    case sequenceEnd, mappingEnd
  }

  let kind: Kind
  /// From the first byte of the properties, where a node has any, to the byte behind the last.
  ///
  /// The end of a block collection is where the next token begins, behind blank lines and comments.
  let range: Range<Int>
}

/// What libyaml says when it gives up.
struct ParserFailure: Error {
  let problem: String
  let context: String
  /// The byte where libyaml gave up.
  let place: Int
  /// The byte where the construct began in which it gave up.
  let contextPlace: Int?
}
