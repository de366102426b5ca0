import Diagnostics
import YAMLSyntax

/// A `qr:` as it is written, of a campaign, of its defaults, of an entry or of an item of `set:`.
///
/// A field that is absent is that of the level below; null takes it away.
struct CodeFields: Sendable {
  var correction: Node?
  var quietZone: Node?
  /// Of the two measures at most one is given.
  var side: Node?
  var module: Node?
  var medium: Node?
  var distance: Node?
  var narrowestModule: Node?
  var isUpperCase: Node?
  var file: Node?
  var caption: Node?

  /// Whether nothing is said.
  var isEmpty: Bool {
    let nodes = [
      correction, quietZone, side, module, medium, distance, narrowestModule, isUpperCase, file,
      caption,
    ]
    return nodes.allSatisfy { $0 == nil }
  }

  /// These fields over others; one measure takes the place of the other.
  func merged(over others: CodeFields) -> CodeFields {
    let isMeasured = side != nil || module != nil
    return CodeFields(
      correction: correction ?? others.correction, quietZone: quietZone ?? others.quietZone,
      side: isMeasured ? side : others.side, module: isMeasured ? module : others.module,
      medium: medium ?? others.medium, distance: distance ?? others.distance,
      narrowestModule: narrowestModule ?? others.narrowestModule,
      isUpperCase: isUpperCase ?? others.isUpperCase, file: file ?? others.file,
      caption: caption ?? others.caption)
  }
}

extension CodeFields {
  /// Takes `qr:` out of a mapping.
  init(_ reader: inout MappingReader, _ diagnostics: inout DiagnosticList) {
    guard let node = reader.optional("qr"),
      var fields = MappingReader(node, subject: "'qr'", &diagnostics)
    else { return }
    correction = fields.written("correction")
    quietZone = fields.written("quiet_zone")
    side = fields.written("size_mm")
    module = fields.written("module_mm")
    medium = fields.written("medium")
    distance = fields.written("distance_mm")
    narrowestModule = fields.written("min_module_mm")
    isUpperCase = fields.written("uppercase")
    file = fields.written("file")
    caption = fields.written("caption")
    fields.finish(&diagnostics)
    if let side, let module, !side.isNull, !module.isNull {
      diagnostics.report(.twoSizes(module.span, side.span))
    }
  }
}

extension Diagnostic {
  fileprivate static func twoSizes(_ span: SourceSpan, _ other: SourceSpan) -> Diagnostic {
    Diagnostic(
      .codeSetting, at: span, "'module_mm' and 'size_mm' both say how large the code is",
      labels: [Label(other, "the other one")],
      help: ["Keep 'size_mm' where a layout gives the place, 'module_mm' where the press decides."])
  }
}
