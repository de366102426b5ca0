import Bytes
import JSON
import Links

/// Link objects (API contract 6.1) into columns, from the tape, without a String for each field.
///
/// Unknown members are ignored, and what is missing or of another type is empty.
enum LinkDecoder {
  enum Kind {
    /// Of a listing: every link has an id.
    case listed
    /// Of a bulk create, where objects may be trimmed.
    case created
  }

  /// - Throws: A fault where `data` isn't an array of objects, or a listed link has no id.
  /// - Complexity: O(*n*) in the members.
  static func links(in data: JSONValue, kind: Kind) throws(AnswerFault) -> LiveSet {
    guard data.kind == .array else { throw AnswerFault("'data' is not a list of links") }
    var builder = LiveSetBuilder()
    for element in data.elements {
      guard element.kind == .object else { throw AnswerFault("a link is not an object") }
      let hasID = append(element, to: &builder)
      if !hasID, kind == .listed { throw AnswerFault("a link has no id") }
    }
    return builder.finish()
  }

  /// - Throws: A fault where `data` isn't an object with an id.
  static func link(in data: JSONValue) throws(AnswerFault) -> LiveSet {
    var builder = LiveSetBuilder()
    guard append(data, to: &builder) else { throw AnswerFault("'data' is not a link") }
    return builder.finish()
  }

  /// Whether the link had an id.
  private static func append(_ link: JSONValue, to builder: inout LiveSetBuilder) -> Bool {
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var (id, slug, shortURL, destination) = (none, none, none, none)
    var rest = LiveSetBuilder.Rest()
    var labels: JSONValue?
    for member in link.members {
      let value = member.value
      switch LinkField(member.name) {
      case .id: id = value.bytes() ?? none
      case .shortCode: slug = value.bytes() ?? none
      case .shortURL: shortURL = value.bytes() ?? none
      case .destination: destination = value.bytes() ?? none
      case .labels: labels = value
      case .enabled: rest.isEnabled = value.bool ?? true
      case .scanCount: rest.scanCount = value.int.map { Int($0) } ?? 0
      case .expiresAt: rest.expiresAt = value.bytes().flatMap(InstantText.instant)
      case .lastScanAt: rest.lastScan = value.bytes().flatMap(InstantText.instant)
      case .createdAt: rest.createdAt = value.bytes().flatMap(InstantText.instant)
      case .routingRules where value.count > 0: rest.rules = RuleDecoder.rules(in: value)
      case .routingRules, nil: break
      }
    }
    builder.ids.append(id)
    builder.slugs.append(slug)
    builder.shortURLs.append(shortURL)
    builder.destinations.append(destination)
    if let labels {
      for label in labels.elements {
        if let text = label.bytes() { builder.labels.items.append(text) }
      }
    }
    builder.labels.endRow()
    builder.endLink(rest)
    return !id.isEmpty
  }
}
