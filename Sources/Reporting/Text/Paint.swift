import Diagnostics

/// Colours of a terminal, or none.
///
/// Who writes decides, because only they know where it goes.
package struct Paint: Hashable, Sendable {
  package enum Colour: Int, CaseIterable, Sendable {
    case red = 31
    case green, yellow, blue, magenta, cyan
    case plain = 39

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .cyan
      }
    }
  }

  /// What stands between `ESC [` and `m` in all that is ever written.
  static let sequences: Set<String> = {
    let colours = Colour.allCases.map { "\($0.rawValue)" }
    return Set(["0", "1"] + colours + colours.map { "1;" + $0 })
  }()

  /// Whether escape sequences are written.
  package let isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  func callAsFunction(_ text: String, _ colour: Colour?) -> String {
    guard isOn, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func bold(_ text: String, _ colour: Colour) -> String {
    isOn ? "\u{1B}[1;\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
