import Bytes
import Diagnostics
import Expressions
import Links

extension URLTemplate {
  /// Writes the URL of one row and ends the row; a fault is reported and leaves it empty.
  func append(
    _ values: Values, row: Int, to builder: inout TextColumnBuilder, _ report: inout RowReport
  ) {
    do throws(Fault) {
      try write(values, row: row, into: &builder)
    } catch {
      let url = String(decoding: builder.pending, as: UTF8.self)
      builder.truncatePending(to: 0)
      if let diagnostic = diagnostic(error, url: url) { report.report(diagnostic, row: row) }
    }
    builder.endRow()
  }

  /// The URL of one row; nil, after a report, where it has none.
  func text(_ values: Values, row: Int, _ report: inout RowReport) -> String? {
    var builder = TextColumnBuilder()
    append(values, row: row, to: &builder, &report)
    let column = builder.finish()
    return column.isEmpty(at: 0) ? nil : column.string(at: 0)
  }

  private func diagnostic(_ fault: Fault, url: String) -> Diagnostic? {
    switch fault {
    case .reported: return nil
    case .value(let fault, let hole): return .value(fault, at: hole.span, trace: [])
    case .host(let hole): return .hostFromData(hole)
    case .path(let hole):
      return Diagnostic(
        .pathData, at: hole.span, "this value would lead to another place",
        help: [
          "A value in a path may not hold '.' or '..' as a part, or begin with '//'. "
            + "'raw(…)' writes it as it is."
        ])
    case .hidden(let hole, let scalar):
      return Diagnostic(
        .pathData, at: hole.span,
        "this value has \(HiddenCharacter.name(of: scalar)), which can't be seen",
        help: ["A path that looks like another one leads elsewhere. Clean the data up."])
    case .dots:
      return Diagnostic(
        .pathData, at: span, "the path has a part '.' or '..': \(url)",
        help: ["Browsers would take it out and go elsewhere. Write the path without it."])
    case .misplacedLink(let hole):
      return Diagnostic(
        .hostData, at: hole.span, "'link_url' gives a whole URL, and here is the middle of one",
        help: ["It stands at the beginning of 'url:', or as the value of a parameter."])
    case .link(let fault, let text, let hole):
      return .destination(fault, text, at: hole.span)
    case .fragment(let hole):
      return Diagnostic(
        .pathData, at: hole.span, "'raw' writes a '#' here, and parameters follow",
        help: ["What stands behind a '#' never reaches the server. Leave 'raw' out."])
    case .parameter(let name):
      return Diagnostic(
        .parameter, at: span, "the URL has '\(name)' already: \(url)",
        help: [
          name.hasPrefix("utm_")
            ? "Say 'utm_conflict: keep' or 'utm_conflict: replace', or take it out of one of them."
            : "Take it out of the URL or out of 'query:'."
        ])
    case .destination(let fault): return .destination(fault, url, at: span)
    }
  }
}

extension Diagnostic {
  static func hostFromData(_ hole: PlacedExpression) -> Diagnostic {
    Diagnostic(
      .hostData, at: hole.span, "this would choose where the link leads",
      help: [
        "Write scheme and host out or take them from 'vars', with a '/' behind the host; for a whole "
          + "URL from data write '${{ link_url(…) }}' at the beginning."
      ])
  }

  static func destination(
    _ fault: Destination.Fault, _ url: String, at span: SourceSpan
  ) -> Diagnostic {
    let words = words(fault, url)
    return Diagnostic(
      .destination, at: span, "\(words.detail): \(url)", variant: words.variant,
      help: words.help.map { [$0] } ?? [])
  }

  private typealias DestinationWords = (variant: String, detail: String, help: String?)

  /// What is wrong, and the way out where it isn't plain.
  private static func words(_ fault: Destination.Fault, _ url: String) -> DestinationWords {
    switch fault {
    case .scheme:
      (
        "scheme", "the URL doesn't begin with http:// or https://",
        url.contains("${")
          ? "Expressions are '${{ … }}'." : "Write the scheme in front of the host."
      )
    case .emptyHost: ("host", "the URL has no host", nil)
    case .credentials:
      (
        "credentials", "the URL has a user name or password",
        "Everybody who scans the code could read it."
      )
    case .character(let scalar, let offset):
      (
        "character", "the URL has \(name(scalar)) at byte \(offset + 1)",
        scalar == "{" || scalar == "}"
          ? "That looks like a template that nothing filled in: expressions are '${{ … }}'."
          : "Data is encoded by itself; in literal text write it percent-encoded."
      )
    case .percent(let offset):
      (
        "percent", "the URL has a '%' without two hexadecimal digits at byte \(offset + 1)",
        "A percent sign itself is written '%25'."
      )
    case .nonASCIIHost: ("letters", "the URL's host has letters outside ASCII", punycode(url))
    case .port: ("port", "the URL's port is not a number from 1 to 65,535", nil)
    case .hostDots(let offset):
      (
        "dots", "the URL's host has a dot with nothing before it at byte \(offset + 1)",
        "Between two dots of a host stands a name; one that was to be filled in may be empty."
      )
    case .secondQuestionMark(let offset):
      (
        "question", "the URL has a second '?' at byte \(offset + 1)",
        "Parameters are joined by '&'; a '?' inside a value is written '%3F'."
      )
    }
  }

  private static func punycode(_ url: String) -> String {
    var url = url
    let host = url.withUTF8 { bytes in
      Destination.parts(of: bytes).map { String(decoding: bytes[$0.host], as: UTF8.self) }
    }
    guard let ascii = host.flatMap(Punycode.host) else {
      return "Write the host in its punycode form (xn--…)."
    }
    return "Write the host in its punycode form: \(ascii)."
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    if scalar == " " { return "a blank" }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return scalar.value < 0x20 || scalar.value == 0x7F
      ? "the control character U+\(padded)" : "'\(scalar)' (U+\(padded))"
  }
}
