import Diagnostics
import Expressions
import YAMLSyntax

extension InputDeclaration {
  /// The value of a run, or the default; nil after a report.
  func value(
    _ given: Campaign.Settings.Variable?, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> Value? {
    if let given {
      if let value = value(of: given.text) { return value }
      var fault = Diagnostic.inputType(self, given.text, at: given.place?.value ?? nameSpan)
      if given.place != nil { fault.labels = [Diagnostic.Label(nameSpan, "declared here")] }
      diagnostics.report(fault)
      return nil
    }
    guard let standard else {
      diagnostics.report(.missingInput(self))
      return nil
    }
    guard let value = NodeTemplate(standard, compiler, &diagnostics)?.constant(&diagnostics) else {
      return nil
    }
    if fits(value) { return value }
    if kind == .double, case .int(let number) = value { return .double(Double(number)) }
    if kind == .string, case .scalar(let scalar) = standard.kind, scalar.value != .string {
      return .string(scalar.text)
    }
    diagnostics.report(.inputType(self, value.plainText ?? value.typePhrase, at: standard.span))
    return nil
  }

  private func value(of text: String) -> Value? {
    switch kind {
    case .string: .string(text)
    case .int: NumberText.int(text).map { .int($0) }
    case .double: NumberText.double(text).map { .double($0) }
    case .bool: ["true": .bool(true), "false": .bool(false)][text]
    }
  }

  private func fits(_ value: Value) -> Bool {
    switch (kind, value) {
    case (_, .null), (.string, .string), (.int, .int), (.double, .double), (.bool, .bool): true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func inputType(
    _ input: InputDeclaration, _ text: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .input, at: span,
      "input '\(input.name)' is of type \(input.kind.rawValue), and '\(text)' is not")
  }

  fileprivate static func missingInput(_ input: InputDeclaration) -> Diagnostic {
    Diagnostic(
      .input, at: input.nameSpan, "input '\(input.name)' has no value",
      help: [
        "Give it with '--var \(input.name)=…' or in a '--var-file', or add a 'default:' to it."
      ])
  }
}
