/// A parsed expression: its text and its tree.
///
/// Offsets in the tree are UTF-8 byte offsets into the text.
package struct Expression: Sendable {
  /// The most levels of nesting: so many fit the stack of 512 KiB that a small thread has.
  ///
  /// Data in JSON may be as deep, files in YAML half as deep.
  package static let depthLimit = 128

  package let source: String
  package let root: Syntax

  /// Parses `source`, all of it.
  ///
  /// - Throws: The first fault.
  package init(parsing source: String, allowsComments: Bool = false) throws(ExpressionError) {
    self.source = source
    var parser = Parser(
      tokens: try Lexer.tokens(of: source, allowsComments: allowsComments))
    root = try parser.parseAll()
  }
}
