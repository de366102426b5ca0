package import Diagnostics

/// A fault inside a function, before the evaluator gives it a place.
package struct Fault: Error, Sendable {
  package let code: Diagnostic.Code
  package let detail: String
  package let help: [String]
  /// The argument at fault, counted from 0 with the receiver first; nil for the call as a whole.
  package var argument: Int?
  private(set) var definitions: [ExpressionError.Definition] = []

  package init(
    _ code: Diagnostic.Code, _ detail: String, help: [String] = [], argument: Int? = nil
  ) {
    self.code = code
    self.detail = detail
    self.help = help
    self.argument = argument
  }

  /// The fault of a call of `function`, whose definition ended with `error`.
  init(_ error: ExpressionError, in function: String) {
    self.init(error.code, error.detail, help: error.help)
    definitions =
      [ExpressionError.Definition(function: function, range: error.range)] + error.definitions
  }
}
