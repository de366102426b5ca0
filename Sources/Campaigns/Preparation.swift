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
  private(set) var places: [String: CellPlaces] = [:]

  /// Whether a name that links may use has no value; it then counts as varying, so that what uses
  /// it can be compiled all the same.
  private(set) var isBroken = false

  init(_ file: CampaignFile, _ settings: Campaign.Settings) {
    self.file = file
    self.settings = settings
    compiler = Compiler(names: Names(), campaign: file.id)
    compiler.names.unavailable = [
      "row": "'row' is the row of a data source, in its 'where:' only.",
      "link": "'link' is for policies and tests only.",
      "plan": "'plan' is for policies and tests only.",
      "data": "Data is read behind 'vars' and 'inputs', for 'links' only.",
      "key": "The key is made of axes and 'let' names, and known behind them only.",
      "now": "'now' is for 'when:' and the fields of links, but neither for keys nor for slugs.",
    ]
    let members = [
      ("env", file.environment.map(\.name)), ("inputs", file.inputs.map(\.name)),
      ("data", file.data.map(\.name)), ("vars", file.vars.map(\.name)),
    ]
    for (root, names) in members {
      for name in names { compiler.names.members[name] = "\(root).\(name)" }
    }
    for plugin in settings.plugins.plugins {
      compiler.names.unavailable[plugin] =
        "A plugin's functions are called in 'let:', as the whole of a value: "
        + "let: {place: '${{ \(plugin).place(…) }}'}."
    }
    compiler.names.plugins = settings.plugins.plugins
  }

  /// The order is that of dependence: environment, inputs, vars, functions, data.
  mutating func run(
    folder: String, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) {
    compiler.names.add("campaign", .constant(.string(file.id)))
    var faults = DiagnosticList()
    compiler.readZone(file.timeZone ?? settings.project.timeZone, &faults)
    addEnvironment(&faults)
    addInputs(&faults)
    addVars(&faults)
    addFunctions(&faults)
    addData(folder, &inputs, &faults)
    diagnostics.report(contentsOf: faults, without: file.doubtful)
  }

  private mutating func addEnvironment(_ diagnostics: inout DiagnosticList) {
    var values = NamedValues(isBroken: file.incomplete.contains("env"))
    for named in file.environment {
      let value = settings.isUntrusted ? nil : settings.environment[named.name]
      if value == nil {
        diagnostics.report(.missingEnvironment(named, isUntrusted: settings.isUntrusted))
      }
      values.add(named.name, value.map { .string($0) })
    }
    add("env", values)
  }

  private mutating func addInputs(_ diagnostics: inout DiagnosticList) {
    var values = NamedValues(isBroken: file.incomplete.contains("inputs"))
    for input in file.inputs {
      let given = settings.variables[input.name]
      values.add(input.name, input.value(given, compiler, &diagnostics))
    }
    let names = file.inputs.map(\.name)
    for (name, variable) in settings.variables.sorted(by: { $0.key < $1.key })
    where !names.contains(name) && !file.incomplete.contains("inputs") {
      diagnostics.report(.unknownVariable(name, names, at: variable.place?.name))
    }
    add("inputs", values)
  }

  /// Each variable may use those above it.
  private mutating func addVars(_ diagnostics: inout DiagnosticList) {
    var values = NamedValues(isBroken: file.incomplete.contains("vars"))
    let slot = add("vars", values)
    for named in file.vars {
      // The map is made anew for those that may read it alone: thousands of plain texts don't.
      if named.value.mayHoldExpression { compiler.names.set(values.kind, at: slot) }
      let template = NodeTemplate(named.value, compiler, &diagnostics)
      values.add(named.name, template?.constant(&diagnostics))
    }
    compiler.names.set(values.kind, at: slot)
    if values.isBroken { isBroken = true }
  }

  private mutating func addFunctions(_ diagnostics: inout DiagnosticList) {
    if file.incomplete.contains("functions") { isBroken = true }
    for declaration in file.functions
    where !UserFunction.add(declaration, to: &compiler, &diagnostics) {
      isBroken = true
    }
  }

  private mutating func addData(
    _ folder: String, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) {
    var values = NamedValues(isBroken: file.incomplete.contains("data"))
    let loader = DataLoader(compiler, folder: folder, settings.plugins)
    for data in file.data {
      switch loader.load(data, &inputs, &diagnostics) {
      case .table(let table, let places)?:
        tables[data.name] = table
        self.places[data.name] = places
        values.add(data.name, .list((0..<table.count).map { .row(TableRow(table, $0)) }))
      case .value(let value)?: values.add(data.name, value)
      case nil: values.add(data.name, nil)
      }
    }
    add("data", values)
    compiler.add(tables)
  }

  @discardableResult
  private mutating func add(_ name: String, _ values: NamedValues) -> Int {
    if values.isBroken { isBroken = true }
    return compiler.names.add(name, values.kind)
  }
}

/// The values of `vars`, `inputs`, `env` or `data` as they become known.
private struct NamedValues {
  private var values: [(String, Value)] = []
  private(set) var isBroken: Bool

  init(isBroken: Bool) {
    self.isBroken = isBroken
  }

  /// Adds a value; nil where there is none because of a fault.
  mutating func add(_ name: String, _ value: Value?) {
    guard let value else {
      isBroken = true
      return
    }
    values.append((name, value))
  }

  var kind: BlockExpression.SlotKind {
    isBroken ? .varying : .constant(.map(ValueMap(values)))
  }
}

extension Compiler {
  /// Takes the zone of dates, where a file names one.
  mutating func readZone(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, let name = node.plainText("time_zone", &diagnostics) else { return }
    zone = TimeZone(name)
    if zone == nil { diagnostics.report(.unknownZone(node.span, name)) }
  }

  /// What expressions of a project see: nothing that a campaign could choose but its name.
  ///
  /// - Parameter now: Nil where neither is known yet.
  func outer(_ campaign: String, now: Value?) -> Compiler {
    var outer = Compiler(names: Names(), campaign: campaign)
    let reason = "Rules of a project see 'campaign', 'now' and what they check."
    for name in ["vars", "inputs", "env", "data", "key"] { outer.names.unavailable[name] = reason }
    outer.names.add("campaign", now == nil ? .varying : .constant(.string(campaign)))
    outer.names.add("now", now.map { .constant($0) } ?? .varying)
    return outer
  }
}

extension Diagnostic {
  fileprivate static func unknownZone(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      ExpressionCodes.timeZone, at: span, "there is no time zone '\(name)'",
      help: ["Name one as the IANA database does, such as Europe/Zurich, or an offset: +02:00."])
  }

  fileprivate static func missingEnvironment(
    _ named: CampaignFile.Named, isUntrusted: Bool
  ) -> Diagnostic {
    guard !isUntrusted else {
      return Diagnostic(
        .input, at: named.nameSpan,
        "with '--untrusted' files see no variable of the environment, and not '\(named.name)'",
        help: ["Declare it under 'inputs:' and give it with '--var', where it may be seen."])
    }
    return Diagnostic(
      .input, at: named.nameSpan, "the environment has no '\(named.name)'",
      help: ["Set it for this run, or take it out of 'env:'."])
  }

  fileprivate static func unknownVariable(
    _ name: String, _ names: [String], at span: SourceSpan?
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: names)
    return Diagnostic(
      .input, at: span, "the campaign has no input '\(name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + [names.isEmpty ? "It declares no inputs." : "Inputs: \(names.joined(separator: ", "))."])
  }
}

extension Node {
  /// Whether a text in it has what looks like an expression.
  fileprivate var mayHoldExpression: Bool {
    switch kind {
    case .scalar(let scalar): scalar.text.contains("${{")
    case .sequence(let items): items.contains { $0.mayHoldExpression }
    case .mapping(let mapping): mapping.entries.contains { $0.value.mayHoldExpression }
    }
  }
}

extension CampaignFile {
  /// Kinds of fault that may only come from a part of the file that couldn't be read.
  var doubtful: Set<Diagnostic.Code> {
    var codes: Set<Diagnostic.Code> = []
    if incomplete.contains("functions") { codes.insert(ExpressionCodes.unknownFunction) }
    if incomplete.contains("defaults") { codes.insert(.missingField) }
    return codes
  }
}

extension DiagnosticList {
  mutating func report(contentsOf list: DiagnosticList, without codes: Set<Diagnostic.Code>) {
    for diagnostic in list.items where !codes.contains(diagnostic.code) { report(diagnostic) }
  }
}
