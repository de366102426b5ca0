package import Links

/// The measures of a code on paper.
package struct CodeGeometry: Hashable, Sendable {
  /// Modules of white on each side.
  package let quietZone: Int
  /// Modules of a side, with the quiet zone.
  package let modules: Int
  /// The side of a module, in millimetres.
  package let module: Double

  /// The measures with which four pixels of 400 dpi are a module.
  package var onScreen: CodeGeometry {
    let white = max(4, quietZone)
    return CodeGeometry(
      quietZone: white, modules: modules + 2 * (white - quietZone), module: 0.254)
  }

  private init(quietZone: Int, modules: Int, module: Double) {
    self.quietZone = quietZone
    self.modules = modules
    self.module = module
  }

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
