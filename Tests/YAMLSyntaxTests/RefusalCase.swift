import Diagnostics
import Testing

/// A text that is refused, and everything that is said about it.
struct RefusalCase: CustomTestStringConvertible {
  let code: Diagnostic.Code
  let source: String
  let complaints: String

  init(_ code: Diagnostic.Code, _ source: String, _ complaints: String) {
    self.code = code
    self.source = source
    self.complaints = complaints
  }

  static let all = characters + structures + expressions + parsers

  var testDescription: String { "\(code.id) \(source.debugDescription)" }
}
