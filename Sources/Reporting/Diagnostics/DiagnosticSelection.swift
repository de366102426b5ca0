import Diagnostics

/// The diagnostics that are shown, and the account of all.
struct DiagnosticSelection {
  let shown: [Diagnostic]
  /// `and 12 more errors`, one line for errors and one for the rest.
  let leftOutLines: [String]
  /// `62 errors, 1 warning`; nothing for a single diagnostic, which speaks for itself.
  let totalLines: [String]

  /// Takes the first `limit` errors and as many others, in the order of `all`.
  init(_ all: [Diagnostic], limit: Int) {
    var errors = 0
    var others = 0
    var shown: [Diagnostic] = []
    for diagnostic in all {
      if diagnostic.severity == .error { errors += 1 } else { others += 1 }
      if (diagnostic.severity == .error ? errors : others) <= limit { shown.append(diagnostic) }
    }
    self.shown = shown
    let more = [
      Self.count(errors - limit, "more error", "more errors"),
      Self.count(others - limit, "more warning or note", "more warnings and notes"),
    ]
    leftOutLines = more.compactMap { $0.map { "and \($0)" } }
    let totals = [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
      Self.count(
        all.count { $0.severity == severity }, severity.rawValue, severity.rawValue + "s")
    }
    totalLines = all.count > 1 ? [totals.joined(separator: ", ")] : []
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String? {
    number > 0 ? "\(number.grouped) \(number == 1 ? one : many)" : nil
  }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
