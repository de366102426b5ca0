import Diagnostics
import Links
import QRCodes

extension Diagnostic.Code {
  fileprivate static let tooNarrow = Diagnostic.Code("XQ4101", "code is too small for print")
  fileprivate static let narrow = Diagnostic.Code("XQ4102", "code is small for print")
  fileprivate static let quietZone = Diagnostic.Code("XQ4103", "quiet zone is narrow")
  fileprivate static let tooFar = Diagnostic.Code("XQ4104", "code is small for its distance")
}

extension Diagnostic {
  /// Words for what the print arithmetic found.
  ///
  /// - Parameter link: The one that has the longest short URL.
  static func print(
    _ finding: PrintCheck.Finding, _ style: CodeStyle, _ version: Int, _ link: DesiredLink
  ) -> Diagnostic {
    let span = link.entry.span
    // Codes of two sizes are two faults, though their place is one.
    let side = CodeGeometry(version: version, style).side
    switch finding {
    case .tooNarrow(let module, let least, let ways):
      return Diagnostic(
        .tooNarrow, at: span,
        "\(size(style, version)): a module is \(mm(module)), and less than \(mm(least)) is not drawn",
        variant: mm(side),
        help: help(ways, style) + ["Or allow it with 'min_module_mm:', after a proof of the press."]
      )
    case .narrow(let module, let ways):
      let common = mm(PrintCheck.common)
      let place =
        module + 0.0005 < PrintCheck.common ? "below GS1's \(common)" : "above GS1's \(common)"
      return Diagnostic(
        .narrow, .warning, at: span,
        "\(size(style, version)): a module is \(mm(module)), \(place), and "
          + "\(mm(PrintCheck.comfortable)) is what any press manages",
        variant: mm(side),
        help: help(ways, style))
    case .quietZone(let modules):
      return Diagnostic(
        .quietZone, .warning, at: span,
        "a quiet zone of \(modules) is less than the standard's \(PrintCheck.quietZone)",
        variant: "\(modules)",
        help: ["Leave as much white around the code in the layout, or 'quiet_zone: 4'."])
    case .tooFar(_, let needed):
      return Diagnostic(
        .tooFar, .warning, at: span,
        "a code of \(mm(side)) is read from \(mm(side * 10)) at most, as a rule",
        variant: mm(side),
        help: ["'size_mm: \(Millimetres(needed))' is a tenth of 'distance_mm:'."])
    }
  }

  private static func size(_ style: CodeStyle, _ version: Int) -> String {
    let side = CodeGeometry(version: version, style).side
    return "version \(version) at level \(style.correction.rawValue) on \(mm(side))"
  }

  private static func mm(_ value: Double) -> String { "\(Millimetres(value, digits: 3)) mm" }

  private static func help(_ ways: PrintCheck.WaysOut, _ style: CodeStyle) -> [String] {
    var help = ["'size_mm: \(Millimetres(ways.side))' would do."]
    if let correction = ways.correction {
      help.append("So would 'correction: \(correction.rawValue)' at the size that it has.")
    }
    if ways.isUpperCaseEnough {
      help.append(
        "So would 'uppercase: true', if the service takes slugs in upper case, and all phones.")
    }
    if ways.correction == nil, !ways.isUpperCaseEnough, case .side = style.size {
      help.append("Or a shorter slug: fewer characters take fewer modules.")
    }
    return help
  }
}
