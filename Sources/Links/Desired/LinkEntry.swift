package import Bytes
package import Diagnostics

/// One entry of a campaign's `links:`, with the axes that its links were expanded over.
package struct LinkEntry: Sendable {
  package let id: String
  package let span: SourceSpan?
  package let axes: [Axis]
  package let upkeep: Upkeep

  /// When the entry's links should lead elsewhere; nil where it has no end, or its end is done.
  package let ends: Instant?

  /// Where the links lead afterwards; nil where nobody said, or the set wasn't expanded from files.
  package let afterEnd: String?

  /// Whether data gives the whole URLs of the entry's links, hosts among them.
  package let takesHosts: Bool

  package init(
    id: String, span: SourceSpan?, axes: [Axis], upkeep: Upkeep = Upkeep(), ends: Instant? = nil,
    afterEnd: String? = nil, takesHosts: Bool = false
  ) {
    self.id = id
    self.span = span
    self.axes = axes
    self.upkeep = upkeep
    self.ends = ends
    self.afterEnd = afterEnd
    self.takesHosts = takesHosts
  }
}

/// One dimension of an entry: its name and every value that occurs.
package struct Axis: Sendable {
  package let name: String

  /// The values as text; a row stands as the text of its table's key column.
  package let values: TextColumn

  /// Where each value comes from; empty where the axis was computed.
  package let spans: RowSpans

  package init(name: String, values: TextColumn, spans: RowSpans = RowSpans()) {
    self.name = name
    self.values = values
    self.spans = spans
  }
}
