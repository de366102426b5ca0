import Diagnostics
import Expressions
import YAMLSyntax

/// Functions that a campaign writes as expressions.
enum UserFunction {
  /// Adds a declared function; its expression sees its parameters and the functions above it, and
  /// nothing else.
  ///
  /// - Returns: False, after a report, where it can't be compiled; calls of it then compile all the
  ///   same, so that they aren't reported as unknown.
  static func add(
    _ declaration: FunctionDeclaration, to compiler: inout Compiler,
    _ diagnostics: inout DiagnosticList
  ) -> Bool {
    let known = diagnostics.errorCount
    if Expression.isReserved(declaration.name) {
      diagnostics.report(.reservedWord(declaration.nameSpan, declaration.name))
      return false
    }
    guard !compiler.functions.isTaken(declaration.name) else {
      diagnostics.report(.functionTaken(declaration))
      return false
    }
    var inner = compiler
    inner.names = Names()
    inner.names.unavailable = Dictionary(
      uniqueKeysWithValues: ["campaign", "vars", "inputs", "env", "data", "key", "now"].map {
        ($0, "A function sees its parameters only: pass the value in.")
      })
    for parameter in declaration.parameters where inner.names.allow(parameter, &diagnostics) {
      inner.names.add(parameter.name, .varying)
    }
    let parameters = declaration.parameters.map { Function.Parameter($0.name) }
    guard let value = declaration.value,
      let body = inner.condition(value, "value", &diagnostics), diagnostics.errorCount == known
    else {
      let name = declaration.name
      compiler.add(
        Function(name, .ours, [.init("x", .repeated)]) { _, _ throws(Fault) in
          throw Fault(ExpressionCodes.noValue, "'\(name)' could not be compiled.")
        }, nil)
      return false
    }
    let function = Function(
      defining: declaration.name, parameters, as: body.expression.expression)
    compiler.add(function, .init(scalar: body.scalar, offset: body.offset))
    return true
  }
}

extension Diagnostic {
  fileprivate static func functionTaken(_ declaration: FunctionDeclaration) -> Diagnostic {
    Diagnostic(
      .name, at: declaration.nameSpan, "there is a function '\(declaration.name)' already",
      help: ["Give yours another name: names never hide each other."])
  }
}
