import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// What `qr:` says of the codes of an entry, compiled.
struct CodeProgram {
  private var style = CodeStyle()
  private var file: TextTemplate?
  private var caption: TextTemplate?

  /// Reads the settings and compiles the texts; faults are reported.
  ///
  /// - Parameter compiler: Knows what the fields of links may use.
  init(_ fields: CodeFields, _ compiler: Compiler, _ diagnostics: inout DiagnosticList) {
    if let node = fields.correction, !node.isNull,
      let correction: CodeStyle.Correction = node.choice("correction", &diagnostics)
    {
      style.correction = correction
    }
    if let node = fields.medium, !node.isNull,
      let medium: CodeStyle.Medium = node.choice("medium", &diagnostics)
    {
      style.medium = medium
    }
    func number(_ node: Node?, _ name: String, _ range: ClosedRange<Double>) -> Double? {
      CodeProgram.number(node, name, range, compiler, &diagnostics)
    }
    if let count = number(fields.quietZone, "quiet_zone", 0...20) { style.quietZone = Int(count) }
    if let side = number(fields.side, "size_mm", 2...4_000) { style.size = .side(side) }
    if let module = number(fields.module, "module_mm", 0.1...20) { style.size = .module(module) }
    style.distance = number(fields.distance, "distance_mm", 1...1_000_000)
    style.narrowestModule = number(fields.narrowestModule, "min_module_mm", 0.01...20)
    if let node = fields.isUpperCase, !node.isNull {
      if case .scalar(let scalar) = node.kind, case .bool(let isUpperCase) = scalar.value {
        style.isUpperCase = isUpperCase
      } else {
        diagnostics.report(.codeSetting(node.span, "'uppercase' is true or false"))
      }
    }
    if let node = fields.file, !node.isNull { file = compiler.text(node, "file", &diagnostics) }
    if let node = fields.caption, !node.isNull {
      caption = compiler.text(node, "caption", &diagnostics)
    }
  }

  /// A number that is the same for all links of the entry, in a range; whole for `quiet_zone`.
  private static func number(
    _ node: Node?, _ name: String, _ range: ClosedRange<Double>, _ compiler: Compiler,
    _ diagnostics: inout DiagnosticList
  ) -> Double? {
    guard let node, !node.isNull, let template = NodeTemplate(node, compiler, &diagnostics) else {
      return nil
    }
    let isWhole = name == "quiet_zone"
    switch template.constant(&diagnostics) {
    case .int(let value)? where range.contains(Double(value)): return Double(value)
    case .double(let value)? where range.contains(value) && !isWhole: return value
    case nil:
      diagnostics.report(
        .codeSetting(
          node.span, "'\(name)' is the same for all links of an entry",
          help: "Give some of them another one in an item of 'set:'."))
    default:
      let kind = isWhole ? "a whole number" : "a number"
      let limits = "\(text(range.lowerBound)) to \(text(range.upperBound))"
      diagnostics.report(.codeSetting(node.span, "'\(name)' is \(kind) from \(limits)"))
    }
    return nil
  }

  private static func text(_ limit: Double) -> String {
    limit == limit.rounded() ? "\(Int(limit))" : "\(limit)"
  }

  /// The texts of a block's rows.
  struct Values {
    fileprivate let files: [BlockValues]
    fileprivate let captions: [BlockValues]
  }

  func evaluate(_ block: Block, _ report: inout RowReport) -> Values {
    Values(
      files: file?.evaluate(block, &report) ?? [],
      captions: caption?.evaluate(block, &report) ?? [])
  }

  /// Appends the code of one row.
  func append(
    _ values: Values, row: Int, of link: Int, to builder: inout CodeColumnsBuilder,
    _ report: inout RowReport
  ) {
    var name = ""
    if let file, let text = file.text(values.files, row: row, &report) {
      name = text
      if !CodeFile.isName(text) { report.report(.codeFile(file.span, text), row: row) }
    }
    let below = caption.flatMap { $0.text(values.captions, row: row, &report) }
    builder.append(style, file: name, caption: below ?? "", of: link)
  }
}
