package import Diagnostics

/// A fault of an expression, with its place in the expression's own text.
///
/// The owner of the text maps the place to a file.
package struct ExpressionError: Error, Hashable, Sendable {
  package let code: Diagnostic.Code
  /// UTF-8 byte offsets into the text that was parsed.
  package let range: Range<Int>
  package let detail: String
  /// Ways out, each a full sentence.
  package let help: [String]
  /// The definitions through which the fault came, the innermost last.
  package private(set) var definitions: [Definition] = []
  /// Whether a name has no value because what it stands for failed before, and was said there.
  package private(set) var isConsequence = false

  /// A place inside a function that a campaign defines.
  package struct Definition: Hashable, Sendable {
    package let function: String
    /// UTF-8 byte offsets into the text of the definition.
    package let range: Range<Int>
  }

  package init(
    _ code: Diagnostic.Code, at range: Range<Int>, _ detail: String, help: [String] = []
  ) {
    self.code = code
    self.range = range
    self.detail = detail
    self.help = help
  }

  /// A name that stands for nothing.
  static func absentName(at range: Range<Int>) -> ExpressionError {
    var error = ExpressionError(
      ExpressionCodes.noValue, at: range, "The name has no value here.",
      help: ["'default(name, x)' stands in for a value that is absent."])
    error.isConsequence = true
    return error
  }

  init(_ fault: Fault, at range: Range<Int>) {
    self.init(fault.code, at: range, fault.detail, help: fault.help)
    definitions = fault.definitions
  }

  /// Whether a limit ended the evaluation, which `&&`, `||` and the macros never absorb.
  var isLimit: Bool {
    code == ExpressionCodes.stepBudget || code == ExpressionCodes.memoryBudget
  }

  /// Whether a name or function is missed.
  var isUnknown: Bool {
    code == ExpressionCodes.unknownName || code == ExpressionCodes.unknownFunction
  }

  /// The same fault in a text in which this expression begins at `offset`.
  package func shifted(by offset: Int) -> ExpressionError {
    var result = ExpressionError(
      code, at: range.lowerBound + offset..<range.upperBound + offset, detail, help: help)
    result.definitions = definitions
    return result
  }
}

/// All faults of one text, in their order in it.
package struct ExpressionErrors: Error, Sendable {
  package let errors: [ExpressionError]
}
