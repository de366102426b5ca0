import Diagnostics

/// A diagnostic as a workflow command of GitHub Actions.
struct GitHubDiagnosticFormat {
  let files: SourceFiles

  /// `::error file=…,line=…,col=…,title=…::detail`, help and values in further lines of the message.
  func text(of diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [(String, String)] = []
    if let span = diagnostic.span {
      let file = files[span.file]
      let start = file.position(at: span.start)
      let end = file.position(at: span.end)
      properties += [("file", file.path), ("line", "\(start.line)"), ("col", "\(start.column)")]
      // GitHub takes an end column only in the line of the start.
      if end.line == start.line, end.column > start.column {
        properties += [("endLine", "\(end.line)"), ("endColumn", "\(end.column)")]
      } else if end.line > start.line {
        properties.append(("endLine", "\(end.line)"))
      }
    }
    properties.append(("title", "\(diagnostic.code.summary) [\(diagnostic.code.id)]"))
    let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    return "::\(command) \(list)::\(escaped(message(of: diagnostic)))"
  }

  private func message(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.detail.isEmpty ? diagnostic.code.summary : diagnostic.detail]
    lines += diagnostic.help.map { "help: \($0)" }
    lines += diagnostic.values.map { "value: \($0)" }
    if !diagnostic.trace.isEmpty {
      lines.append("while expanding: \(diagnostic.trace.map(\.text).joined(separator: " → "))")
    }
    if diagnostic.repeats > 0 { lines.append("\(diagnostic.repeats.grouped) more rows") }
    return lines.map { TerminalText.lines($0, indent: 0) }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined()
  }

  private func escapedProperty(_ text: String) -> String {
    escaped(TerminalText.line(text)).unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
