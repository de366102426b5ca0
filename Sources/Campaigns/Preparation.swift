import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// Works out what is the same for every link: variables, inputs, environment, functions, data.
struct Preparation {
  private let file: CampaignFile
  private let settings: Campaign.Settings
  private(set) var compiler: Compiler
  private(set) var tables: [String: Table] = [:]

  /// Whether a name that links may use has no value.
  private(set) var isBroken = false

  init(_ file: CampaignFile, _ settings: Campaign.Settings) {
    self.file = file
    self.settings = settings
    compiler = Compiler(names: Names(), campaign: file.id)
    compiler.names.unavailable = [
      "row": "'row' is the row of a data source, in its 'where:' only.",
      "link": "'link' is for policies and tests only.",
      "plan": "'plan' is for policies and tests only.",
    ]
  }

  /// The order is that of dependence: environment, inputs, vars, functions, data.
  mutating func run(
    folder: String, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) {
    compiler.names.add("campaign", .constant(.string(file.id)))
    addEnvironment(&diagnostics)
    addInputs(&diagnostics)
    addVars(&diagnostics)
    addFunctions(&diagnostics)
    addData(folder, &inputs, &diagnostics)
  }

  private mutating func addEnvironment(_ diagnostics: inout DiagnosticList) {
    var values: [(String, Value)] = []
    for named in file.environment {
      if let value = settings.environment[named.name] {
        values.append((named.name, .string(value)))
      } else {
        diagnostics.report(.missingEnvironment(named))
        isBroken = true
      }
    }
    compiler.names.add("env", .constant(.map(ValueMap(values))))
  }

  private mutating func addInputs(_ diagnostics: inout DiagnosticList) {
    var values: [(String, Value)] = []
    for input in file.inputs {
      if let value = input.value(settings.variables[input.name], compiler, &diagnostics) {
        values.append((input.name, value))
      } else {
        isBroken = true
      }
    }
    let names = file.inputs.map(\.name)
    for name in settings.variables.keys.sorted() where !names.contains(name) {
      diagnostics.report(.unknownVariable(name, names))
    }
    compiler.names.add("inputs", .constant(.map(ValueMap(values))))
  }

  /// Each variable may use those above it.
  private mutating func addVars(_ diagnostics: inout DiagnosticList) {
    var values: [(String, Value)] = []
    let slot = compiler.names.add("vars", .constant(.map(ValueMap())))
    for named in file.vars {
      guard let value = NodeTemplate(named.value, compiler, &diagnostics)?.constant else {
        isBroken = true
        continue
      }
      values.append((named.name, value))
      compiler.names.setConstant(.map(ValueMap(values)), at: slot)
    }
  }

  private mutating func addFunctions(_ diagnostics: inout DiagnosticList) {
    for declaration in file.functions {
      guard let function = UserFunction.make(declaration, compiler, &diagnostics) else {
        isBroken = true
        continue
      }
      compiler.functions.add(function)
    }
  }

  private mutating func addData(
    _ folder: String, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) {
    var values: [(String, Value)] = []
    let loader = DataLoader(compiler, folder: folder)
    for data in file.data {
      switch loader.load(data, &inputs, &diagnostics) {
      case .table(let table)?:
        tables[data.name] = table
        values.append((data.name, .list((0..<table.count).map { .row(TableRow(table, $0)) })))
      case .value(let value)?: values.append((data.name, value))
      case nil: isBroken = true
      }
    }
    compiler.names.add("data", .constant(.map(ValueMap(values))))
  }

  /// The end of the campaign; the page after it is checked as a destination.
  func ends(_ lifecycle: LifecycleFields, _ diagnostics: inout DiagnosticList) -> Instant? {
    if let node = lifecycle.afterEnd, let text = constantText(node, &diagnostics),
      Destination(text) == nil
    {
      diagnostics.report(.afterEnd(node.span, text))
    }
    guard let node = lifecycle.ends, let text = constantText(node, &diagnostics) else { return nil }
    guard let instant = Instant(Value.string(text)) else {
      diagnostics.report(.time(node.span, "'\(text)'"))
      return nil
    }
    return instant
  }

  private func constantText(_ node: Node, _ diagnostics: inout DiagnosticList) -> String? {
    NodeTemplate(node, compiler, &diagnostics)?.constant?.plainText
  }
}

extension Diagnostic {
  fileprivate static func missingEnvironment(_ named: CampaignFile.Named) -> Diagnostic {
    Diagnostic(
      .input, at: named.nameSpan, "the environment has no '\(named.name)'",
      help: ["Set it for this run, or take it out of 'env:'."])
  }

  fileprivate static func unknownVariable(_ name: String, _ names: [String]) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: names)
    return Diagnostic(
      .input, at: nil, "the campaign has no input '\(name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + [names.isEmpty ? "It declares no inputs." : "Inputs: \(names.joined(separator: ", "))."])
  }

  fileprivate static func afterEnd(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      .destination, at: span, "'\(text)' is not a URL that visitors can be led to",
      help: ["Write a whole http or https URL."])
  }
}
