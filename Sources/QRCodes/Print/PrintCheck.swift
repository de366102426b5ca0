package import Links

/// The print arithmetic of a code, done before anything is drawn.
package struct PrintCheck: Sendable {
  package enum Finding: Hashable, Sendable {
    /// Modules narrower than may be drawn, with ways out.
    case tooNarrow(module: Double, least: Double, WaysOut)
    /// Modules that not every press and phone manages.
    case narrow(module: Double, WaysOut)
    /// Less white around the code than the standard asks for.
    case quietZone(Int)
    /// Too small to be read from where it is read.
    case tooFar(side: Double, needed: Double)
  }

  /// Changes of which each alone would do.
  package struct WaysOut: Hashable, Sendable {
    /// The side, with the quiet zone, from which on the modules are wide enough, in millimetres.
    package let side: Double
    /// A weaker correction with which they are at the same side; nil where none helps.
    package let correction: CodeStyle.Correction?
    /// Whether they are where the short URL is written in upper case.
    package let isUpperCaseEnough: Bool
  }

  /// GS1's least module for consumer packs, in millimetres.
  package static let common = 0.396
  /// Narrower modules are warned of, in millimetres.
  package static let comfortable = 0.5
  /// Narrower modules aren't drawn unless the style says so, in millimetres.
  package static let least = 0.33
  /// The standard's quiet zone, in modules.
  package static let quietZone = 4

  package let findings: [Finding]

  /// Checks codes of one style and version.
  ///
  /// - Parameter text: The longest of what they hold.
  package init(_ text: String, version: Int, _ style: CodeStyle) {
    var findings: [Finding] = []
    if style.quietZone < PrintCheck.quietZone { findings.append(.quietZone(style.quietZone)) }
    let geometry = CodeGeometry(version: version, style)
    // Half a micrometre of tolerance: sides are written in decimals.
    let module = geometry.module + 0.0005
    if style.medium == .print {
      let least = style.narrowestModule ?? PrintCheck.least
      if module < least {
        let goal = style.narrowestModule ?? PrintCheck.common
        findings.append(
          .tooNarrow(
            module: geometry.module, least: least, WaysOut(to: goal, text, geometry, style)))
      } else if module < PrintCheck.comfortable {
        let goal = module < PrintCheck.common ? PrintCheck.common : PrintCheck.comfortable
        findings.append(
          .narrow(module: geometry.module, WaysOut(to: goal, text, geometry, style)))
      }
      if let distance = style.distance, geometry.side < distance / 10 {
        findings.append(.tooFar(side: geometry.side, needed: distance / 10))
      }
    }
    self.findings = findings
  }
}

extension PrintCheck.WaysOut {
  /// - Parameter goal: The module that is wanted.
  fileprivate init(
    to goal: Double, _ text: String, _ geometry: CodeGeometry, _ style: CodeStyle
  ) {
    // Up to the next tenth of a millimetre, which is what a layout can be told.
    side = (goal * Double(geometry.modules) * 10 - 0.001).rounded(.up) / 10
    let suffices = { (correction: CodeStyle.Correction, text: String) -> Bool in
      guard case .side = style.size, let symbol = QRSymbol(text, correction) else { return false }
      return CodeGeometry(version: symbol.version, style).module + 0.0005 >= goal
    }
    let weaker = CodeStyle.Correction.allCases.prefix { $0 != style.correction }
    correction = weaker.last { suffices($0, text) }
    isUpperCaseEnough = !style.isUpperCase && suffices(style.correction, text.uppercased())
  }
}
