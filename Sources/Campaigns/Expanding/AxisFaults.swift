import Diagnostics
import YAMLSyntax

extension Diagnostic {
  static func varyingItem(_ node: Node) -> Diagnostic {
    Diagnostic(
      .axisValue, at: node.span, "this item depends on an earlier axis",
      help: ["Write the whole list as one expression: '${{ [store.a, store.b] }}'."])
  }

  /// - Parameter table: The data source that the text names, if it does.
  static func axisText(_ node: Node, _ axis: String, table: String?) -> Diagnostic {
    Diagnostic(
      .axisValue, at: node.span, "axis '\(axis)' needs a list, and here is \(node.shape)",
      help: [
        table.map { "The rows of a data source are '${{ data.\($0) }}', in quotes." }
          ?? "Write a list, [de, fr], or an expression that gives one."
      ])
  }

  static func notAList(
    _ span: SourceSpan, _ axis: String, _ type: String, trace: [Frame]
  ) -> Diagnostic {
    Diagnostic(
      .axisValue, at: span, "axis '\(axis)' needs a list, and this is \(type)",
      help: ["Split a text into a list with 'split(\"|\")'."], trace: trace)
  }

  static func axisValue(
    _ fault: ValuePool.Fault, _ axis: String, at span: SourceSpan, trace: [Frame]
  ) -> Diagnostic {
    let detail =
      switch fault {
      case .empty: "axis '\(axis)' has an empty value"
      case .null: "axis '\(axis)' has a value that is null"
      case .shape(let type): "axis '\(axis)' has \(type) as a value"
      case .mixed: "axis '\(axis)' has rows of a data source beside other values"
      case .repeated(let text): "axis '\(axis)' has the value '\(text)' twice"
      }
    let help =
      switch fault {
      case .empty: "Look for a separator at the end or beginning of the list, or a doubled one."
      case .null: "Fill the value in, or leave it out of the list."
      case .shape:
        "An axis has texts, numbers, true and false, or rows: put a list of mappings under 'data:' "
          + "and name it here as '${{ data.name }}'."
      case .mixed: "Take the rows of one data source, or plain values."
      case .repeated: "Each value may come once; the second would make the same links again."
      }
    return Diagnostic(.axisValue, at: span, detail, help: [help], trace: trace)
  }

  /// - Parameter what: What exceeds the limit, as the subject of a sentence.
  static func tooMany(_ span: SourceSpan, _ what: String) -> Diagnostic {
    Diagnostic(
      .tooMany, at: span, "with \(what) there are more than \(Tuples.limit) links",
      help: [
        "Filter rows with 'where:' before they are multiplied, or split the campaign: 'exclude:' and "
          + "'when:' come too late."
      ])
  }
}
