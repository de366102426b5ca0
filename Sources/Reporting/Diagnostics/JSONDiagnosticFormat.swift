import Diagnostics

/// A diagnostic as a JSON object in one line.
///
/// | field | holds |
/// | --- | --- |
/// | `severity` | `error`, `warning` or `note` |
/// | `code`, `summary`, `detail` | text |
/// | `location` | a location, or null |
/// | `labels` | objects of `text` and `location` |
/// | `help`, `values` | texts |
/// | `trace` | objects of `text` and `location`, outermost first |
/// | `repeats` | how often the same was met again |
/// | `elsewhere` | rows of the first few repeats, as in `trace` |
///
/// A location has `path`, `start` and `end`; these have `byte` from 0, `line`, `column` in code
/// points and `utf16_column` from 1. All fields are always there, in this order.
///
/// - Complexity: O(*n*) in the bytes of all files, once, so that any number of objects can follow.
struct JSONDiagnosticFormat {
  private let files: SourceFiles
  /// Where the lines of each file begin.
  private let lineStarts: [[Int]]

  init(files: SourceFiles) {
    self.files = files
    lineStarts = files.all.map { file in
      [0] + file.bytes.indices.filter { file.bytes[$0] == 0x0A }.map { $0 + 1 }
    }
  }

  func text(of diagnostic: Diagnostic) -> String {
    object([
      ("severity", string(diagnostic.severity.rawValue)),
      ("code", string(diagnostic.code.id)),
      ("summary", string(diagnostic.code.summary)),
      ("detail", string(diagnostic.detail)),
      ("location", location(diagnostic.span)),
      ("labels", array(diagnostic.labels.map { placed($0.text, $0.span) })),
      ("help", array(diagnostic.help.map(string))),
      ("values", array(diagnostic.values.map(string))),
      ("trace", array(diagnostic.trace.map { placed($0.text, $0.span) })),
      ("repeats", String(diagnostic.repeats)),
      ("elsewhere", array(diagnostic.elsewhere.map { placed($0.text, $0.span) })),
    ])
  }

  private func placed(_ text: String, _ span: SourceSpan?) -> String {
    object([("text", string(text)), ("location", location(span))])
  }

  private func location(_ span: SourceSpan?) -> String {
    guard let span else { return "null" }
    let file = files[span.file]
    return object([
      ("path", string(file.path)), ("start", place(span.start, in: span.file)),
      ("end", place(span.end, in: span.file)),
    ])
  }

  private func place(_ offset: Int, in file: SourceFile.ID) -> String {
    let starts = lineStarts[file.index]
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let bytes = files[file].bytes
    let isMarked = low == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = isMarked ? 3 : starts[low - 1]
    let text = bytes[start..<max(start, min(offset, bytes.count))]
    let points = text.count { $0 & 0xC0 != 0x80 }
    // A code point beyond the basic plane has a first byte from F0 on, and two units.
    let units = points + text.count { $0 >= 0xF0 }
    return object([
      ("byte", String(offset)), ("line", String(low)), ("column", String(points + 1)),
      ("utf16_column", String(units + 1)),
    ])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(string($0)):\($1)" }.joined(separator: ",") + "}"
  }

  private func array(_ items: [String]) -> String {
    "[" + items.joined(separator: ",") + "]"
  }

  private func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where TerminalText.isUnsafe(scalar) && scalar.value <= 0xFFFF:
        result += "\\u" + TerminalText.hex(scalar.value, 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
