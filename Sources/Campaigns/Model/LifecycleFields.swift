import Diagnostics
import YAMLSyntax

/// A `lifecycle:` as it is written, of a campaign, of its defaults or of an entry.
///
/// A field that is absent is that of the lifecycle below; null takes it away.
struct LifecycleFields: Sendable {
  var state: Node?
  var ends: Node?
  var afterEnd: Node?
  var ignore: Node?
  var labels: Node?

  /// These fields over others.
  func merged(over others: LifecycleFields) -> LifecycleFields {
    LifecycleFields(
      state: state ?? others.state, ends: ends ?? others.ends,
      afterEnd: afterEnd ?? others.afterEnd,
      ignore: ignore ?? others.ignore, labels: labels ?? others.labels)
  }
}

extension LifecycleFields {
  /// Takes `lifecycle:` out of a mapping.
  init(_ reader: inout MappingReader, _ diagnostics: inout DiagnosticList) {
    guard let node = reader.optional("lifecycle"),
      var fields = MappingReader(node, subject: "'lifecycle'", &diagnostics)
    else { return }
    state = fields.optional("state")
    ends = fields.written("ends")
    afterEnd = fields.written("after_end")
    ignore = fields.written("ignore")
    labels = fields.optional("labels")
    fields.finish(&diagnostics)
  }
}
