import Diagnostics

extension Diagnostic.Code {
  static let emptyText = Diagnostic.Code("XQ1301", "interpolation is empty")
  static let axisValue = Diagnostic.Code("XQ1302", "axis has a value that can't be used")
  static let notText = Diagnostic.Code("XQ1303", "value is not a text")
  static let slug = Diagnostic.Code("XQ1304", "slug can't be used")
  static let label = Diagnostic.Code("XQ1305", "label can't be used")
  static let destination = Diagnostic.Code("XQ1306", "destination is not a URL that can be used")
  static let parameter = Diagnostic.Code("XQ1307", "query parameter is given twice")
  static let pathData = Diagnostic.Code("XQ1308", "data would change the path")
  static let hostData = Diagnostic.Code("XQ1309", "scheme or host comes from data")
  static let instant = Diagnostic.Code("XQ1310", "time can't be used")
  static let rule = Diagnostic.Code("XQ1311", "routing rule can't be used")
  static let repeatedKey = Diagnostic.Code("XQ1312", "two links have one key")
  static let repeatedSlug = Diagnostic.Code("XQ1313", "two links have one slug")
  static let exclusion = Diagnostic.Code("XQ1314", "exclusion matches nothing")
  static let nothing = Diagnostic.Code("XQ1315", "entry expands to no link")
  static let notCondition = Diagnostic.Code("XQ1316", "condition is not true or false")
  static let labelCount = Diagnostic.Code("XQ1317", "link has too many labels")
  static let tooMany = Diagnostic.Code("XQ1318", "campaign has too many links")
}

extension Diagnostic {
  /// Words for a value that can't stand in a text.
  static func value(
    _ fault: ValueText.Fault, at span: SourceSpan, trace: [Frame]
  ) -> Diagnostic {
    switch fault {
    case .empty:
      Diagnostic(
        .emptyText, at: span, "this is empty here",
        help: ["Fill the value in, or leave the row out with 'when:' or 'where:'."], trace: trace)
    case .null:
      Diagnostic(
        .emptyText, at: span, "this is null here", variant: "null",
        help: ["'default(name, \"text\")' stands in for a value that is absent."], trace: trace)
    case .shape(let type):
      Diagnostic(
        .notText, at: span, "this is \(type) here and has no text of its own",
        help: ["Pick the part that is meant, or join a list with 'join(\",\")'."], trace: trace)
    }
  }
}
