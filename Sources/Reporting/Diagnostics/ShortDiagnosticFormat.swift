import Diagnostics

/// A diagnostic in one line, in the form that editors and scripts know from compilers.
struct ShortDiagnosticFormat {
  let files: SourceFiles
  let paint: Paint

  /// `path:line:column: error: summary: detail [XQ1203]`, without a place where there is none.
  func text(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.span.map { span in
      let file = files[span.file]
      let position = file.position(at: span.start)
      return "\(TerminalText.line(file.path)):\(position.line):\(position.column): "
    }
    let severity = diagnostic.severity
    let detail = diagnostic.detail.isEmpty ? "" : ": \(TerminalText.line(diagnostic.detail))"
    let repeats = diagnostic.repeats > 0 ? " (\(diagnostic.repeats.grouped) more)" : ""
    return (place ?? "") + paint.bold("\(severity.rawValue):", Paint.Colour(severity))
      + " \(TerminalText.line(diagnostic.code.summary))\(detail) [\(diagnostic.code.id)]\(repeats)"
  }
}
