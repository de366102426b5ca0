import Diagnostics
import Reporting

/// Every complaint has a place inside its file, and can be printed in every form.
func checkPlaces(_ list: DiagnosticList, in files: SourceFiles) {
  for diagnostic in list.items {
    guard let span = diagnostic.span else { preconditionFailure("no place: \(diagnostic.detail)") }
    let count = files[span.file].bytes.count
    // Behind the end is one place more: where something is missing.
    precondition(span.start >= 0 && span.start <= span.end && span.end <= count + 1, "\(span)")
  }
  for form in DiagnosticRenderer.Form.allCases {
    let text = DiagnosticRenderer(form: form, files: files, colour: true).render(list)
    precondition(text.isEmpty == list.items.isEmpty)
  }
}
