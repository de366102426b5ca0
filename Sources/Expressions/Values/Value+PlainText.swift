extension Value {
  /// The text that stands for the value inside another text; nil for lists, maps and null.
  package var plainText: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): DecimalText.shortest(number)
    case .bool(let bool): bool ? "true" : "false"
    case .marked(let marked): marked.text
    case .timestamp(let instant): instant.text
    case .row(let row): row.keyText
    default: nil
    }
  }
}
