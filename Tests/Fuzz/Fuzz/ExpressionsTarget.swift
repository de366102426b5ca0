@testable import Expressions

/// Whatever is written ends in a value within the budget, or in a fault inside the text.
func expressionsTarget(_ bytes: [UInt8]) -> CInt {
  let source = String(decoding: bytes, as: UTF8.self)
  check(source)
  do throws(ExpressionErrors) {
    for case .hole(_, let range) in try Template(parsing: source).pieces {
      precondition(range.upperBound <= source.utf8.count)
    }
  } catch {
    for error in error.errors { check(error, source) }
  }
  return 0
}

private func check(_ source: String) {
  let names: [(String, Value)] = [
    ("x", .string("X y")), ("n", .int(5)), ("a", .null), ("l", .list([.string("x"), .int(2)])),
    ("m", .map(ValueMap([("y", .double(1.5)), ("z", .list([]))]))),
  ]
  do throws(ExpressionError) {
    let resolved = try Expression(parsing: source, allowsComments: true)
      .resolved(in: Scope(names.map(\.0)), isChecked: false)
    let interpreter = Interpreter(limits: Limits(steps: 5_000, memory: 50_000))
    let value = try interpreter.evaluate(resolved, in: ValueEnvironment(names.map(\.1)))
    precondition(value.levels(upTo: 1_000) <= Expression.depthLimit, "too deep")
    _ = value.display
  } catch {
    check(error, source)
  }
}

private func check(_ error: ExpressionError, _ source: String) {
  let range = error.range
  precondition(range.lowerBound >= 0 && range.upperBound <= source.utf8.count, "\(error)")
}
