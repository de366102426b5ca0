import Campaigns
import Diagnostics
import Expressions
import Reporting

/// Evaluates expressions that somebody types, and shows what comes out.
struct ConsoleSession {
  let bench: Workbench
  let place: ExpressionPlace
  /// Whether the values of parts are shown too.
  let explains: Bool

  /// Shows the value of an expression, or its fault; false for a fault.
  func run(_ source: String) -> Bool {
    do throws(ExpressionError) {
      let expression = try Expression(parsing: source, allowsComments: true)
        .resolved(in: place.scope, functions: place.functions, folds: !explains)
      if explains {
        let explanation = place.interpreter.explain(expression, in: place.environment)
        bench.terminal.output(ExplanationText.render(explanation, of: source))
      }
      let value = try place.interpreter.evaluate(expression, in: place.environment)
      if !explains { bench.terminal.output(value.sourceText + "\n") }
      return true
    } catch {
      show(error, source)
      return false
    }
  }

  private func show(_ error: ExpressionError, _ source: String) {
    var files = SourceFiles()
    let file = files.add(path: "expression", bytes: Array(source.utf8))
    let span = SourceSpan(
      file: file, start: error.range.lowerBound, end: error.range.upperBound)
    bench.show(
      DiagnosticList([Diagnostic(error.code, at: span, error.detail, help: error.help)]), files)
  }

  /// Runs each line of standard input; false where one has a fault.
  ///
  /// - Parameter prompt: Shown before each line where somebody types them.
  func runLines(prompt: String?) -> Bool {
    var isSound = true
    var lines = LineReader()
    while true {
      if let prompt { bench.terminal.message(prompt) }
      guard let line = lines.next() else { break }
      guard case .text(let bytes) = line, let source = String(validating: bytes, as: UTF8.self)
      else {
        bench.terminal.message("xqr-campaign: the line is no UTF-8 text of a bearable length.\n")
        isSound = false
        continue
      }
      guard source.contains(where: { !$0.isWhitespace }) else { continue }
      if !run(source) { isSound = false }
    }
    if prompt != nil { bench.terminal.message("\n") }
    return isSound || prompt != nil
  }
}
