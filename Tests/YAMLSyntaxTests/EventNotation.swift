@testable import YAMLSyntax

/// The events of a text in the notation of the YAML test suite, up to the first failure.
struct EventNotation {
  private(set) var lines: [String] = []
  private(set) var failed = false

  init(_ bytes: [UInt8]) {
    let reader = EventReader(bytes)
    do {
      while lines.last != "-STR" { lines.append(Self.line(try reader.next().kind)) }
    } catch {
      failed = true
    }
  }

  private static func line(_ kind: Event.Kind) -> String {
    switch kind {
    case .streamStart: "+STR"
    case .streamEnd: "-STR"
    case .documentStart(let isExplicit, _): isExplicit ? "+DOC ---" : "+DOC"
    case .documentEnd(let isExplicit): isExplicit ? "-DOC ..." : "-DOC"
    case .alias(let name): "=ALI *\(name)"
    case .scalar(let text, let style, let properties):
      "=VAL\(suffix(properties)) \(mark(style))\(escaped(text))"
    case .sequenceStart(let properties, let isFlow):
      "+SEQ\(isFlow ? " []" : "")\(suffix(properties))"
    case .mappingStart(let properties, let isFlow):
      "+MAP\(isFlow ? " {}" : "")\(suffix(properties))"
    case .sequenceEnd: "-SEQ"
    case .mappingEnd: "-MAP"
    }
  }

  private static func suffix(_ properties: Event.Properties) -> String {
    (properties.anchor.map { " &\($0)" } ?? "") + (properties.tag.map { " <\($0)>" } ?? "")
  }

  private static func mark(_ style: Scalar.Style) -> String {
    switch style {
    case .plain: ":"
    case .single: "'"
    case .double: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\0": "\\0"
      case "\u{8}": "\\b"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: String(scalar)
      }
    }.joined()
  }
}
