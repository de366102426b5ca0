import CYAML

/// Reads the events of one YAML stream from libyaml.
///
/// libyaml counts code points; everything that leaves here is in bytes. The input has to be valid
/// UTF-8 in characters that libyaml takes: for others it reports no place.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let places: CodePointIndex

  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    places = CodePointIndex(bytes)
    parser = .allocate(capacity: 1)
    precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory for a parser")
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; nothing may be asked for behind the end of the stream or a failure.
  func next() throws(ParserFailure) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let start = places.byte(of: event.start_mark.index)
    let end = places.byte(of: event.end_mark.index)
    return Event(kind: Event.Kind(event), range: start..<max(start, end))
  }

  private var failure: ParserFailure {
    guard let problem = parser.pointee.problem else {
      preconditionFailure("libyaml ran out of memory")
    }
    let context = parser.pointee.context.map { String(cString: $0) }
    return ParserFailure(
      problem: String(cString: problem), context: context ?? "",
      place: places.byte(of: parser.pointee.problem_mark.index),
      contextPlace: context.map { _ in places.byte(of: parser.pointee.context_mark.index) })
  }
}

extension Event.Kind {
  init(_ event: yaml_event_t) {
    switch event.type {
    case YAML_STREAM_START_EVENT: self = .streamStart
    case YAML_STREAM_END_EVENT: self = .streamEnd
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      self = .documentStart(
        isExplicit: start.implicit == 0,
        declaresTags: start.tag_directives.start != start.tag_directives.end)
    case YAML_DOCUMENT_END_EVENT:
      self = .documentEnd(isExplicit: event.data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT: self = .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      self = .scalar(
        String(decoding: bytes, as: UTF8.self), Scalar.Style(scalar.style),
        .init(scalar.anchor, scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      self = .sequenceStart(
        .init(start.anchor, start.tag), isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      self = .mappingStart(
        .init(start.anchor, start.tag), isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
    case YAML_MAPPING_END_EVENT: self = .mappingEnd
    default: preconditionFailure("libyaml was asked for an event behind the end")
    }
  }
}

extension Event.Properties {
  fileprivate init(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?) {
    self.init(anchor: text(anchor), tag: text(tag))
  }
}

extension Scalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .double
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

private func text(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
  bytes.map { String(cString: $0) }
}
