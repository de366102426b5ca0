/// How the QR code of a link is drawn: what print shops and layouts have to agree on.
package struct CodeStyle: Hashable, Sendable {
  /// How much of a code may be dirty or torn: about 7, 15, 25 and 30 %.
  package enum Correction: String, CaseIterable, Sendable {
    case low = "L", medium = "M", quartile = "Q", high = "H"
  }

  /// Where the code is seen: on a screen nothing is measured in millimetres.
  package enum Medium: String, CaseIterable, Sendable { case print, screen }

  package enum Size: Hashable, Sendable {
    /// The side of the code with its quiet zone, in millimetres.
    case side(Double)
    /// The side of one module, in millimetres.
    case module(Double)
  }

  package var correction = Correction.medium
  /// Modules of white on each side.
  package var quietZone = 4
  package var size = Size.module(0.5)
  package var medium = Medium.print
  /// How far away it is read, in millimetres; nil where nobody said.
  package var distance: Double?
  /// The narrowest module that is drawn, in millimetres; nil where nobody said.
  package var narrowestModule: Double?
  /// Whether the short URL is written in upper case, which often takes a smaller code.
  package var isUpperCase = false

  package init() {}
}
