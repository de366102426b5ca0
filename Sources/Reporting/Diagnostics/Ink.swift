import Diagnostics

/// Colours for a terminal, or none.
///
/// Who writes decides, because only they know where it goes.
struct Ink {
  enum Colour: String {
    case red = "31"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
    case plain = "39"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .cyan
      }
    }
  }

  let isOn: Bool

  /// `text` in bold and in `colour`.
  func bold(_ text: String, _ colour: Colour) -> String {
    isOn ? "\u{1B}[1;\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
