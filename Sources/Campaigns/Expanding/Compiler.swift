import Diagnostics
import Expressions
import YAMLSyntax

/// Turns the scalars of a file into programs over blocks, once for each scalar.
struct Compiler {
  var names: Names
  var functions: FunctionLibrary
  let interpreter: Interpreter

  init(names: Names, functions: FunctionLibrary = .standard, campaign: String) {
    self.names = names
    self.functions = functions
    interpreter = Interpreter(campaign: campaign)
  }

  /// The scalar as text with holes; nil, with a diagnostic for each fault, where it isn't one.
  func text(
    _ node: Node, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> TextTemplate? {
    guard case .scalar(let scalar) = node.kind else {
      diagnostics.report(.wrongShape(node, expected: "'\(field)' is one text"))
      return nil
    }
    return template(scalar, &diagnostics)
  }

  /// The scalar as one expression, as conditions want it.
  func condition(
    _ node: Node, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> PlacedExpression? {
    guard case .scalar(let scalar) = node.kind else {
      diagnostics.report(.wrongShape(node, expected: "'\(field)' is one expression"))
      return nil
    }
    guard let template = template(scalar, &diagnostics) else { return nil }
    guard let single = template.single else {
      diagnostics.report(.notOneExpression(node, field))
      return nil
    }
    return single
  }

  private func template(
    _ scalar: Scalar, _ diagnostics: inout DiagnosticList
  ) -> TextTemplate? {
    let parsed: Template
    do throws(ExpressionErrors) {
      parsed = try Template(parsing: scalar.text)
    } catch {
      for error in error.errors { diagnostics.report(.expression(error, in: scalar)) }
      return nil
    }
    var pieces: [TextTemplate.Piece] = []
    var isSound = true
    for piece in parsed.pieces {
      switch piece {
      case .literal(let text): pieces.append(.literal(Array(text.utf8)))
      case .hole(let hole, let range):
        guard let expression = placed(hole, range, scalar, &diagnostics) else {
          isSound = false
          continue
        }
        pieces.append(.hole(expression))
      }
    }
    guard isSound else { return nil }
    return TextTemplate(scalar: scalar, pieces: pieces, isSingle: parsed.isSingleExpression)
  }

  private func placed(
    _ hole: Expression, _ range: Range<Int>, _ scalar: Scalar,
    _ diagnostics: inout DiagnosticList
  ) -> PlacedExpression? {
    do throws(ExpressionError) {
      let resolved = try hole.resolved(in: names.scope, functions: functions)
      let compiled = try BlockExpression(resolved, kinds: names.kinds, interpreter: interpreter)
      return PlacedExpression(expression: compiled, scalar: scalar, offset: range.lowerBound)
    } catch {
      let shifted = error.shifted(by: range.lowerBound)
      diagnostics.report(.expression(shifted, in: scalar))
      return nil
    }
  }
}

/// A compiled expression and where it stands in the file.
///
/// A class, so that writing a row costs no copies of it.
final class PlacedExpression: Sendable {
  let expression: BlockExpression
  let scalar: Scalar
  /// Where the expression's text begins in the scalar's.
  let offset: Int

  init(expression: BlockExpression, scalar: Scalar, offset: Int) {
    self.expression = expression
    self.scalar = scalar
    self.offset = offset
  }

  var span: SourceSpan {
    scalar.span(of: offset..<offset + expression.expression.source.utf8.count)
  }

  /// A fault of the expression as a diagnostic of the file.
  func diagnostic(_ error: ExpressionError, trace: [Diagnostic.Frame]) -> Diagnostic {
    var diagnostic = Diagnostic.expression(error.shifted(by: offset), in: scalar)
    diagnostic.trace = trace
    return diagnostic
  }
}

extension Diagnostic.Code {
  static let notOneExpression = Diagnostic.Code("XQ1220", "condition is not one expression")
}

extension Diagnostic {
  /// A fault in the text of a scalar, at its place in the file.
  static func expression(_ error: ExpressionError, in scalar: Scalar) -> Diagnostic {
    Diagnostic(error.code, at: scalar.span(of: error.range), error.detail, help: error.help)
  }

  fileprivate static func notOneExpression(_ node: Node, _ field: String) -> Diagnostic {
    Diagnostic(
      .notOneExpression, at: node.span, "'\(field)' takes one expression and no other text",
      help: ["Write '${{ … }}' around the whole condition; mixed text would always be true."])
  }
}
