import Diagnostics

@testable import Expressions

/// The value of an expression in a scope of the given names.
func evaluate(
  _ source: String, _ names: KeyValuePairs<String, Value> = [:], campaign: String = "summer-2026",
  limits: Limits = Limits()
) throws(ExpressionError) -> Value {
  let expression = try Expression(parsing: source)
    .resolved(in: Scope(names.map(\.key)))
  return try Interpreter(campaign: campaign, limits: limits)
    .evaluate(expression, in: ValueEnvironment(names.map(\.value)))
}

/// The fault of an expression and the piece of its text that it names.
func fault(
  _ source: String, _ names: KeyValuePairs<String, Value> = [:], limits: Limits = Limits()
) -> (code: Diagnostic.Code, place: String, error: ExpressionError)? {
  do {
    _ = try evaluate(source, names, limits: limits)
    return nil
  } catch {
    let bytes = Array(source.utf8)[error.range]
    return (error.code, String(decoding: bytes, as: UTF8.self), error)
  }
}
