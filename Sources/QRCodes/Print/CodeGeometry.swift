package import Links

/// The measures of a code on paper.
package struct CodeGeometry: Hashable, Sendable {
  /// Modules of white on each side.
  package let quietZone: Int
  /// Modules of a side, with the quiet zone.
  package let modules: Int
  /// The side of a module, in millimetres.
  package let module: Double

  /// - Parameter version: Of the code, 1 to 40.
  package init(version: Int, _ style: CodeStyle) {
    quietZone = style.quietZone
    modules = 17 + 4 * version + 2 * style.quietZone
    switch style.size {
    case .module(let millimetres): module = millimetres
    case .side(let millimetres): module = millimetres / Double(modules)
    }
  }

  /// The side of the code with its quiet zone, in millimetres.
  package var side: Double { module * Double(modules) }
}
