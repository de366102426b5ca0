import Diagnostics
import Expressions
import YAMLSyntax

/// Turns the scalars of a file into programs over blocks, once for each scalar.
struct Compiler {
  var names: Names
  /// That of dates; nil where the campaign names none.
  var zone: TimeZone?
  private(set) var functions: FunctionLibrary
  private(set) var interpreter: Interpreter
  private var definitions: [String: PlacedExpression.Definition] = [:]

  init(names: Names, functions: FunctionLibrary = .standard, campaign: String) {
    self.names = names
    self.functions = functions
    interpreter = Interpreter(campaign: campaign)
  }

  /// Makes a function of the campaign known, and where its expression stands.
  mutating func add(_ function: Function, _ definition: PlacedExpression.Definition?) {
    functions.add(function)
    definitions[function.name] = definition
  }

  /// Lets expressions look rows up.
  mutating func add(_ tables: [String: Table]) {
    interpreter.tables = tables
  }

  /// The scalar as text with holes; nil, with a diagnostic for each fault, where it isn't one.
  func text(
    _ node: Node, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> TextTemplate? {
    guard case .scalar(let scalar) = node.kind else {
      diagnostics.report(.wrongShape(node, expected: "'\(field)' is one text"))
      return nil
    }
    return template(scalar, node.span, &diagnostics)
  }

  /// The scalar as one expression, as conditions want it.
  func condition(
    _ node: Node, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> PlacedExpression? {
    guard case .scalar(let scalar) = node.kind else {
      diagnostics.report(.wrongShape(node, expected: "'\(field)' is one expression"))
      return nil
    }
    guard let template = template(scalar, node.span, &diagnostics) else { return nil }
    guard let single = template.single else {
      diagnostics.report(.notOneExpression(node, field))
      return nil
    }
    return single
  }

  private func template(
    _ scalar: Scalar, _ span: SourceSpan, _ diagnostics: inout DiagnosticList
  ) -> TextTemplate? {
    let parsed: Template
    do throws(ExpressionErrors) {
      parsed = try Template(parsing: scalar.text)
    } catch {
      for error in error.errors { diagnostics.report(.expression(error, in: scalar)) }
      return nil
    }
    if let single = parsed.singleExpression {
      return placed(single.expression, single.range, scalar, &diagnostics).map {
        TextTemplate(single: $0, span: span)
      }
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
    return isSound ? TextTemplate(pieces, span: span) : nil
  }

  /// The expression with its names looked up; nil, after a report, where it can't be compiled.
  ///
  /// - Parameter range: Where its text begins in the scalar's.
  func placed(
    _ hole: Expression, _ range: Range<Int>, _ scalar: Scalar,
    _ diagnostics: inout DiagnosticList
  ) -> PlacedExpression? {
    do throws(ExpressionError) {
      let resolved = try hole.resolved(in: names.scope, functions: functions)
      let compiled = try BlockExpression(resolved, kinds: names.kinds, interpreter: interpreter)
      return PlacedExpression(
        expression: compiled, scalar: scalar, offset: range.lowerBound, definitions: definitions)
    } catch {
      diagnostics.report(.expression(error, in: scalar, at: range.lowerBound, definitions))
      return nil
    }
  }
}

extension Diagnostic.Code {
  static let notOneExpression = Diagnostic.Code("XQ1220", "condition is not one expression")
}

extension Diagnostic {
  fileprivate static func notOneExpression(_ node: Node, _ field: String) -> Diagnostic {
    Diagnostic(
      .notOneExpression, at: node.span, "'\(field)' takes one expression and no other text",
      help: ["Write '${{ … }}' around the whole; mixed text would always be a text."])
  }
}
