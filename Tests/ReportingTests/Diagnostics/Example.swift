import Diagnostics
import Reporting

/// Diagnostics over a few small files, placed by the text they are about.
struct Example {
  var files = SourceFiles()
  let campaign: SourceFile.ID
  let data: SourceFile.ID
  var list = DiagnosticList()

  static let code = Diagnostic.Code("XQ1203", "no such column")

  init(_ campaign: String, data: String = "id,name,region\n1,Nord,DE\n") {
    self.campaign = files.add(path: "campaigns/spring.yaml", bytes: Array(campaign.utf8))
    self.data = files.add(path: "data/partners.csv", bytes: Array(data.utf8))
  }

  /// The first place of `text` in the campaign.
  func place(_ text: String) -> SourceSpan { span(text, campaign) }

  func span(_ text: String, _ file: SourceFile.ID) -> SourceSpan {
    let bytes = files[file].bytes
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    return SourceSpan(file: file, start: start, end: start + wanted.count)
  }

  /// The only diagnostic, about `text`.
  mutating func report(
    _ severity: Diagnostic.Severity = .error, about text: String, _ detail: String = "here"
  ) {
    list.report(Diagnostic(Self.code, severity, at: place(text), detail))
  }

  func rendered(_ form: DiagnosticRenderer.Form, colour: Bool = false) -> String {
    DiagnosticRenderer(form: form, files: files, colour: colour).render(list)
  }
}
