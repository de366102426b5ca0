package import Diagnostics

/// Diagnostics as text: by file and place, with the number of those that are left out.
package struct DiagnosticRenderer: Sendable {
  package enum Form: String, CaseIterable, Sendable {
    /// With the source, for people.
    case full
    /// A line each, as compilers write it.
    case short
    /// A JSON object a line, all of them, for machines.
    case json
    /// Workflow commands, which GitHub shows beside the changed lines.
    case github
  }

  /// Errors shown in one run, and so many warnings and notes; ``Form/json`` has no limit.
  package static let limit = 50

  private let form: Form
  private let files: SourceFiles
  private let paint: Paint
  private let annotations: Annotations

  /// - Parameters:
  ///   - colour: Only ``Form/full`` and ``Form/short`` are ever coloured.
  ///   - annotations: What ``Form/github`` may still annotate; the same for all of a run.
  package init(
    form: Form, files: SourceFiles, colour: Bool, annotations: Annotations = Annotations()
  ) {
    self.form = form
    self.files = files
    paint = Paint(isOn: colour)
    self.annotations = annotations
  }

  /// The diagnostics with a line break behind the last line; empty for an empty list.
  ///
  /// What comes from files and services can't steer a terminal: its control characters are escaped.
  package func render(_ list: DiagnosticList) -> String {
    let all = list.sorted
    switch form {
    case .json:
      let format = JSONDiagnosticFormat(files: files)
      return all.map { format.text(of: $0) + "\n" }.joined()
    case .github: return annotated(all)
    case .short:
      let format = ShortDiagnosticFormat(files: files, paint: paint)
      return render(all, format.text, separator: "\n")
    case .full:
      let format = FullDiagnosticFormat(files: files, paint: paint)
      return render(all, format.text, separator: "\n\n")
    }
  }

  /// As many annotations as GitHub shows; the others are folded lines of the log.
  private func annotated(_ all: [Diagnostic]) -> String {
    let format = GitHubDiagnosticFormat(files: files)
    let short = ShortDiagnosticFormat(files: files, paint: Paint(isOn: false))
    var room: [Diagnostic.Severity: Int] = [:]
    var closing: [String] = []
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let count = all.count { $0.severity == severity }
      let taken = annotations.take(count, of: severity)
      room[severity] = taken.count
      if taken.tellsMore { closing.append(format.text(more: count - taken.count, severity)) }
    }
    var lines: [String] = []
    var others: [Diagnostic] = []
    for diagnostic in all {
      if let left = room[diagnostic.severity], left > 0 {
        room[diagnostic.severity] = left - 1
        lines.append(format.text(of: diagnostic))
      } else {
        others.append(diagnostic)
      }
    }
    lines += closing
    if !others.isEmpty {
      let selection = DiagnosticSelection(others, limit: Self.limit)
      lines += ["::group::\(others.count.grouped) without an annotation"]
      lines += selection.shown.map(short.text) + selection.leftOutLines + ["::endgroup::"]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func render(
    _ all: [Diagnostic], _ text: (Diagnostic) -> String, separator: String
  ) -> String {
    guard !all.isEmpty else { return "" }
    let selection = DiagnosticSelection(all, limit: Self.limit)
    let closing = (selection.leftOutLines + selection.totalLines).joined(separator: "\n")
    return (selection.shown.map(text) + (closing.isEmpty ? [] : [closing]))
      .joined(separator: separator) + "\n"
  }
}
