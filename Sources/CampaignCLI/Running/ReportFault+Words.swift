import Applying
import Diagnostics
import JSON

extension ReportReader.Fault {
  /// What is wrong with a file that should be a report, and where.
  func words(of file: String, _ source: SourceFile.ID) -> (detail: String, span: SourceSpan?) {
    switch self {
    case .notJSON(let error):
      let span = error.offset.map { SourceSpan(file: source, start: $0, end: $0 + 1) }
      return ("neither a plan nor a report, or only a part of one: \(error.text)", span)
    case .notAReport: return ("'\(file)' is neither a plan nor a report", nil)
    case .version(let version): return ("'\(file)' has format version \(version)", nil)
    case .member(let name): return ("'\(file)' is a report without a sound '\(name)'", nil)
    case .line(let line): return ("'\(file)' has a damaged line \(line)", nil)
    case .sums: return ("'\(file)' is a report whose sums don't add up", nil)
    }
  }
}
