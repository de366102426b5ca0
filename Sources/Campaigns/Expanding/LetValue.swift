import Diagnostics
import Expressions
import YAMLSyntax

/// What a `let` name stands for.
enum LetValue: Sendable {
  case template(NodeTemplate)
  /// The call of a plugin's function, which is possible here and nowhere else.
  case plugin(PluginFunction)

  /// Nil, after reporting every fault, where the value can't be compiled.
  init?(
    _ node: Node, _ compiler: Compiler, _ plugins: any PluginDesk,
    _ diagnostics: inout DiagnosticList
  ) {
    if let function = PluginFunction.compile(node, compiler, plugins, &diagnostics) {
      guard let function else { return nil }
      self = .plugin(function)
    } else if let template = NodeTemplate(node, compiler, &diagnostics) {
      self = .template(template)
    } else {
      return nil
    }
  }

  /// One value a row, nil where the row failed.
  ///
  /// Faults go to `report`.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [Value?] {
    switch self {
    case .template(let template): template.evaluate(block, &report)
    case .plugin(let function): function.evaluate(block, &report)
    }
  }
}
