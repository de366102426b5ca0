import Diagnostics
import Expressions
import YAMLSyntax

/// A compiled expression and where it stands in the file.
///
/// A class, so that writing a row costs no copies of it.
final class PlacedExpression: Sendable {
  let expression: BlockExpression
  let scalar: Scalar
  /// Where the expression's text begins in the scalar's.
  let offset: Int
  /// The bodies of the campaign's functions, which a fault may have come through.
  let definitions: [String: Definition]

  /// Where the expression of a function stands.
  struct Definition: Sendable {
    let scalar: Scalar
    let offset: Int
  }

  init(
    expression: BlockExpression, scalar: Scalar, offset: Int, definitions: [String: Definition]
  ) {
    self.expression = expression
    self.scalar = scalar
    self.offset = offset
    self.definitions = definitions
  }

  var span: SourceSpan {
    scalar.span(of: offset..<offset + expression.expression.source.utf8.count)
  }

  /// A fault of the expression as a diagnostic of the file.
  func diagnostic(
    _ error: ExpressionError, values: [String] = [], trace: [Diagnostic.Frame] = []
  ) -> Diagnostic {
    var diagnostic = Diagnostic.expression(error, in: scalar, at: offset, definitions)
    diagnostic.values = values
    diagnostic.trace = trace
    return diagnostic
  }

  /// Whether the expression reads a name.
  func uses(_ name: String, of names: Names) -> Bool {
    names.names.firstIndex(of: name).map(expression.expression.variables.contains) ?? false
  }
}

extension Diagnostic {
  /// A fault of an expression that begins at `offset` of a scalar, at its place in the file, with
  /// the places inside the functions through which it came.
  static func expression(
    _ error: ExpressionError, in scalar: Scalar, at offset: Int = 0,
    _ definitions: [String: PlacedExpression.Definition] = [:]
  ) -> Diagnostic {
    let labels = error.definitions.compactMap { step -> Label? in
      guard let definition = definitions[step.function] else { return nil }
      let (start, end) = (step.range.lowerBound, step.range.upperBound)
      let range = start + definition.offset..<end + definition.offset
      return Label(definition.scalar.span(of: range), "here in '\(step.function)'")
    }
    let range = error.range.lowerBound + offset..<error.range.upperBound + offset
    return Diagnostic(
      error.code, at: scalar.span(of: range), error.detail, labels: labels, help: error.help)
  }
}
