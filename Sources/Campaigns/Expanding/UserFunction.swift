import Diagnostics
import Expressions
import YAMLSyntax

/// Functions that a campaign writes as expressions.
enum UserFunction {
  /// Compiles a declaration; its expression sees its parameters and the functions above it, and
  /// nothing else.
  static func make(
    _ declaration: FunctionDeclaration, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> Function? {
    var names = Names()
    names.unavailable = [
      "vars": "A function sees its parameters only: pass the value in."
    ]
    for parameter in declaration.parameters { names.add(parameter, .varying) }
    var inner = compiler
    inner.names = names
    guard let body = inner.condition(declaration.value, "value", &diagnostics) else { return nil }
    let resolved = body.expression.expression
    let interpreter = compiler.interpreter
    return Function(
      declaration.name, .ours, declaration.parameters.map { Function.Parameter($0) }
    ) { arguments, _ throws(Fault) in
      do throws(ExpressionError) {
        return try interpreter.evaluate(resolved, in: ValueEnvironment(arguments.values))
      } catch {
        throw Fault(
          error.code, "In '\(declaration.name)': \(error.detail)", help: error.help)
      }
    }
  }
}
