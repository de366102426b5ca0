import Diagnostics

/// A diagnostic with the source around it, as people read it.
struct FullDiagnosticFormat {
  /// Values are for a glance where a place shows the rest; without one they are shown whole.
  private static let valueColumns = 80

  let files: SourceFiles
  let paint: Paint

  /// Several lines, without a line break at the end.
  func text(of diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    let head = paint.bold("\(severity.rawValue)[\(diagnostic.code.id)]", Paint.Colour(severity))
    var lines = [head + paint.bold(": \(TerminalText.line(diagnostic.code.summary))", .plain)]
    let marks = marks(of: diagnostic)
    let numbers = marks.map { String($0.line.number).count }
    let margin = String(repeating: " ", count: numbers.max() ?? 1)
    if diagnostic.span == nil, !diagnostic.detail.isEmpty {
      lines.append("\(margin) \(TerminalText.lines(diagnostic.detail, indent: margin.count + 1))")
    }
    lines += frame(marks, margin)
    for remark in remarks(on: diagnostic) {
      let indent = margin.count + 3
      lines.append(
        margin + paint.bold(" = ", .blue) + TerminalText.lines(remark, indent: indent))
    }
    return lines.joined(separator: "\n")
  }

  /// A piece of source with a line below it.
  private struct Mark {
    let span: SourceSpan
    let text: String
    let sign: Character
    let colour: Paint.Colour
    let line: SourceLine
  }

  private func marks(of diagnostic: Diagnostic) -> [Mark] {
    let place = diagnostic.span.map {
      Mark(
        span: $0, text: diagnostic.detail, sign: "^", colour: Paint.Colour(diagnostic.severity),
        line: SourceLine($0, in: files[$0.file]))
    }
    let labels = diagnostic.labels.map {
      Mark(
        span: $0.span, text: $0.text, sign: "-", colour: .blue,
        line: SourceLine($0.span, in: files[$0.span.file]))
    }
    return (place.map { [$0] } ?? []) + labels
  }

  private func frame(_ marks: [Mark], _ margin: String) -> [String] {
    var lines: [String] = []
    var previous: Mark?
    let bar = margin + paint.bold(" |", .blue)
    for mark in marks {
      if mark.span.file != previous?.span.file {
        let file = files[mark.span.file]
        let place = file.position(at: mark.span.start)
        let path = TerminalText.line(file.path)
        let arrow = previous == nil ? "-->" : ":::"
        lines.append(margin + paint.bold(arrow, .blue) + " \(path):\(place.line):\(place.column)")
      }
      if !stands(mark, below: previous) {
        let number = String(mark.line.number)
        let padding = margin.dropFirst(number.count)
        lines.append(bar)
        lines.append(trimmed(padding + paint.bold("\(number) |", .blue) + " " + mark.line.text))
      }
      lines.append(bar + " " + underline(mark))
      previous = mark
    }
    return lines
  }

  /// Whether a mark can use the line of source that is already there.
  private func stands(_ mark: Mark, below previous: Mark?) -> Bool {
    guard let previous, !mark.line.isCut else { return false }
    return previous.span.file == mark.span.file && previous.line.number == mark.line.number
  }

  private func underline(_ mark: Mark) -> String {
    let (indent, length) = mark.line.mark(mark.span)
    let blanks = String(repeating: " ", count: indent)
    let line = String(repeating: mark.sign, count: length)
    let text = TerminalText.line(mark.text)
    return blanks + paint.bold(text.isEmpty ? line : "\(line) \(text)", mark.colour)
  }

  /// What follows the source, a line or more each.
  private func remarks(on diagnostic: Diagnostic) -> [String] {
    var remarks = diagnostic.help.map { "help: \($0)" }
    if remarks.isEmpty, diagnostic.severity > .note, Explanation.of(diagnostic.code.id) != nil {
      remarks.append("help: 'xqr-campaign explain \(diagnostic.code.id)' says more.")
    }
    remarks += diagnostic.values.map {
      "value: \(TerminalText.line($0, limit: diagnostic.span == nil ? .max : Self.valueColumns))"
    }
    if !diagnostic.trace.isEmpty {
      let steps = diagnostic.trace.map { step($0, of: diagnostic) }
      remarks.append("while expanding: \(steps.joined(separator: " → "))")
    }
    if diagnostic.repeats > 0 { remarks.append(repeats(of: diagnostic)) }
    return remarks
  }

  private func repeats(of diagnostic: Diagnostic) -> String {
    let rows = diagnostic.repeats == 1 ? "row" : "rows"
    let count = "same \(diagnostic.severity.rawValue) in \(diagnostic.repeats.grouped) more \(rows)"
    guard !diagnostic.elsewhere.isEmpty else { return count }
    let named = diagnostic.elsewhere.map { step($0, of: diagnostic) }.joined(separator: ", ")
    return "\(count): \(named)\(diagnostic.repeats > diagnostic.elsewhere.count ? ", …" : "")"
  }

  /// A step of the expansion, with its place where that is in another file.
  private func step(_ frame: Diagnostic.Frame, of diagnostic: Diagnostic) -> String {
    guard let span = frame.span, span.file != diagnostic.span?.file else { return frame.text }
    let file = files[span.file]
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return "\(frame.text) (\(name):\(file.position(at: span.start).line))"
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
