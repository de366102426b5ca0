import Diagnostics
package import Expressions

/// What expressions mean at one place of a campaign: its names with their values, its functions.
package struct ExpressionPlace: Sendable {
  package let scope: Scope
  package let functions: FunctionLibrary
  /// In the order of the scope.
  package let environment: ValueEnvironment
  package let interpreter: Interpreter
  /// The names that have a value, in the order of the scope.
  let constants: [(name: String, value: Value)]

  init(_ compiler: Compiler, _ names: Names, _ values: [Value?]) {
    scope = names.scope
    functions = compiler.functions
    environment = ValueEnvironment(values)
    interpreter = compiler.interpreter
    constants = zip(names.names, values).compactMap { name, value in value.map { (name, $0) } }
  }
}

extension ExpressionPlace {
  /// Outside of any campaign: no names, and the functions of the language.
  package static let nowhere = ExpressionPlace(
    Compiler(names: Names(), campaign: ""), Names(), [])
}

extension Campaign {
  /// The place outside of all links, where `vars`, `inputs`, `env` and `data` are known.
  package var place: ExpressionPlace {
    let names = context.compiler.names
    let values = names.kinds.map { kind -> Value? in
      if case .constant(let value) = kind { value } else { nil }
    }
    return ExpressionPlace(context.compiler, names, values)
  }

  /// The place of the fields of the link with a key; nil where none has it.
  ///
  /// A `let` name whose value fails has none here.
  ///
  /// - Complexity: That of expanding the entries up to the link.
  package func place(ofLink key: String) -> ExpressionPlace? {
    let plan = PlanBudget()
    var faults = DiagnosticList()
    for link in links {
      let expansion = EntryExpansion(link, context, plan, &faults)
      if let place = expansion.place(of: key) { return place }
    }
    return nil
  }
}
