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

  /// - Parameter colour: Only ``Form/full`` and ``Form/short`` are ever coloured.
  package init(form: Form, files: SourceFiles, colour: Bool) {
    self.form = form
    self.files = files
    paint = Paint(isOn: colour)
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
    case .github:
      let format = GitHubDiagnosticFormat(files: files)
      let selection = DiagnosticSelection(all, limit: Self.limit)
      return (selection.shown.map(format.text) + selection.leftOutLines)
        .map { $0 + "\n" }.joined()
    case .short:
      let format = ShortDiagnosticFormat(files: files, paint: paint)
      return render(all, format.text, separator: "\n")
    case .full:
      let format = FullDiagnosticFormat(files: files, paint: paint)
      return render(all, format.text, separator: "\n\n")
    }
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
