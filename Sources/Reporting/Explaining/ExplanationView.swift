import Diagnostics
import JSON

/// The forms in which explanations are printed.
package enum ExplanationView {
  /// Code and summary, then the paragraphs, with the example indented.
  package static func text(of explanation: Explanation) -> String {
    var text = "\(explanation.code.id): \(explanation.code.summary)\n\n\(explanation.what)\n"
    if !explanation.example.isEmpty {
      let lines = explanation.example.split(separator: "\n", omittingEmptySubsequences: false)
      text += "\nThis fails so:\n\n"
      text += lines.map { "    \(TerminalText.line(String($0)))" }
        .map { $0 == "    " ? "\n" : $0 + "\n" }.joined()
    }
    return text + "\n\(explanation.wayOut)\n"
  }

  /// A line a code: its id and summary.
  package static func list(_ explanations: [Explanation]) -> String {
    explanations.map { "\($0.code.id)  \($0.code.summary)\n" }.joined()
  }

  /// `{"format_version", "codes": [{"code", "summary", "what", "example", "way_out"}]}`, a code a
  /// line; paragraphs keep the line breaks of the text form.
  package static func json(_ explanations: [Explanation]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string("1.0")
    json.key("codes")
    json.beginArray()
    for explanation in explanations {
      json.newline()
      json.beginObject()
      for (key, value) in [
        ("code", explanation.code.id), ("summary", explanation.code.summary),
        ("what", explanation.what), ("example", explanation.example),
        ("way_out", explanation.wayOut),
      ] {
        json.key(key)
        json.string(value)
      }
      json.endObject()
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}
