import Diagnostics

/// A diagnostic as a workflow command of GitHub Actions.
struct GitHubDiagnosticFormat {
  /// What GitHub takes of a title, in characters, and of a message, in bytes.
  private static let titleLimit = 255
  private static let messageLimit = 64 << 10

  let files: SourceFiles

  /// `::error file=…,line=…,col=…,title=…::detail`, help and values in further lines of the message.
  func text(of diagnostic: Diagnostic) -> String {
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
    let title = "\(diagnostic.code.summary) [\(diagnostic.code.id)]"
    properties.append(("title", String(title.prefix(GitHubDiagnosticFormat.titleLimit))))
    let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    let text = GitHubDiagnosticFormat.cut(message(of: diagnostic))
    return "::\(command(diagnostic.severity)) \(list)::\(escaped(text))"
  }

  /// Says that so many others aren't annotated.
  func text(more count: Int, _ severity: Diagnostic.Severity) -> String {
    "::\(command(severity)) title=\(count.grouped) more \(severity.rawValue)\(count == 1 ? "" : "s")"
      + "::GitHub shows \(Annotations.limit) of a step. The step's log has the others."
  }

  private func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// As much as GitHub takes; where something is missing, the end says so.
  private static func cut(_ message: String) -> String {
    guard message.utf8.count > messageLimit else { return message }
    let ending = "… (cut)"
    var end = message.utf8.index(
      message.startIndex, offsetBy: messageLimit - ending.utf8.count)
    while end.samePosition(in: message.unicodeScalars) == nil {
      end = message.utf8.index(before: end)
    }
    return message[..<end] + ending
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
