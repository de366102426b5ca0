package import Diagnostics
import Expressions
package import Links
import YAMLSyntax

/// `campaigns/project.yaml`: what holds for every campaign of a repository.
package struct ProjectFile: Sendable {
  /// From the root of the repository.
  package static let path = "campaigns/project.yaml"

  /// Where the service is; nil where the file doesn't say.
  package private(set) var baseURL: BaseAddress?
  /// The workspace that the key has to reach; nil for any.
  package private(set) var workspace: NamedWorkspace?
  package private(set) var ownerPrefix = "campaign-"
  package private(set) var guards: [GuardLimit] = []
  /// Guards that are off, by name.
  package private(set) var disabledGuards: [String] = []
  /// Guards that are on though they are off otherwise, by name.
  package private(set) var enabledGuards: [String] = []
  /// What 'check' has to find nothing of.
  package private(set) var check = CheckRules()
  /// Parameters of URLs whose values nobody is shown.
  package private(set) var sensitiveQuery = SensitiveQuery()
  private(set) var policy: [PolicyDeclaration] = []
  /// Lists that hosts have to be on, each of them.
  private(set) var allowedHosts: [AllowedHosts] = []
  private(set) var timeZone: Node?
  /// In the order of the file.
  package private(set) var plugins: [PluginDeclaration] = []

  /// An address as it is written.
  package struct BaseAddress: Sendable {
    package let text: String
    /// Such as `campaigns/project.yaml:4`.
    package let source: String
  }

  /// A workspace by its id or its name.
  package struct NamedWorkspace: Sendable {
    package let text: String
    package let span: SourceSpan
    /// Those that the span points into.
    package let files: SourceFiles
  }

  /// How much a guard lets through.
  package struct GuardLimit: Sendable {
    package enum Limit: Sendable {
      case count(Int)
      case percent(Double)
    }

    package let guardName: String
    package let limit: Limit
    /// Such as `campaigns/project.yaml:4`.
    package let source: String
  }

  /// No file.
  package init() {}
}

extension ProjectFile {
  /// The guards that take a limit.
  private static let limited = ["updates", "removals"]

  /// Reads the project of a repository; nothing is set where it has none.
  ///
  /// - Parameter guardNames: Of the guards that may be switched off.
  /// - Parameter optionalGuardNames: Of those that may be switched on.
  /// - Parameter findingNames: Of what 'check' finds.
  /// - Parameter diagnostics: Gets every fault of the file, also those of its rules.
  package init(
    _ inputs: inout some InputFiles, guardNames: [String], optionalGuardNames: [String],
    findingNames: [String], _ diagnostics: inout DiagnosticList
  ) {
    do {
      let id = try inputs.read(ProjectFile.path)
      let root = try SyntaxTree(parsing: id, in: inputs.files).root
      guard !root.isNull,
        var reader = MappingReader(root, subject: "a project", &diagnostics)
      else { return }
      readService(reader.optional("service"), inputs.files, &diagnostics)
      readOwnerPrefix(reader.optional("owner_prefix"), &diagnostics)
      readGuards(
        reader.optional("guards"), guardNames, optionalGuardNames, inputs.files, &diagnostics)
      if let node = reader.optional("check") {
        check = CheckRules(node, findingNames: findingNames, inputs.files, &diagnostics)
      }
      readSensitiveQuery(reader.optional("sensitive_query"), &diagnostics)
      timeZone = reader.optional("time_zone")
      policy = PolicyDeclaration.list(reader.optional("policy"), &diagnostics)
      if let node = reader.optional("allowed_hosts") {
        allowedHosts = [AllowedHosts(node, &diagnostics)]
      }
      plugins = PluginDeclaration.list(
        reader.optional("plugins"), folder: RelativePath.folder(of: ProjectFile.path), &diagnostics)
      reader.finish(&diagnostics)
      check(&diagnostics)
    } catch let fault as InputFault {
      diagnostics.report(.unreadable(fault, ProjectFile.path, at: nil))
    } catch let list as DiagnosticList {
      diagnostics.report(contentsOf: list)
    } catch {
      preconditionFailure("no other error can be thrown: \(error)")
    }
  }

  /// The project with rules before its own, and with more lists of hosts.
  func adding(_ rules: [PolicyDeclaration], _ hosts: [AllowedHosts]) -> ProjectFile {
    var project = self
    project.policy = rules + policy
    project.allowedHosts = hosts + allowedHosts
    return project
  }

  /// Compiles what holds for all campaigns, so that its faults are said once.
  private func check(_ diagnostics: inout DiagnosticList) {
    var compiler = Compiler(names: Names(), campaign: "")
    compiler.readZone(timeZone, &diagnostics)
    _ = Policy(self, compiler.outer("", now: nil), nil, &diagnostics)
  }

  /// `campaigns/project.yaml:4`.
  static func source(of node: Node, _ files: SourceFiles) -> String {
    "\(ProjectFile.path):\(files[node.span.file].position(at: node.span.start).line)"
  }

  private mutating func readService(
    _ node: Node?, _ files: SourceFiles, _ diagnostics: inout DiagnosticList
  ) {
    guard let node, var reader = MappingReader(node, subject: "'service'", &diagnostics) else {
      return
    }
    if let value = reader.optional("base_url"),
      let text = value.plainText("base_url", &diagnostics)
    {
      baseURL = BaseAddress(text: text, source: ProjectFile.source(of: value, files))
    }
    if let node = reader.optional("workspace"),
      let text = node.plainText("workspace", &diagnostics)
    {
      workspace = NamedWorkspace(text: text, span: node.span, files: files)
    }
    reader.finish(&diagnostics)
  }

  private mutating func readSensitiveQuery(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    var names: [String] = []
    for item in node?.items("sensitive_query", &diagnostics) ?? [] {
      guard let text = item.plainText("sensitive_query", &diagnostics) else { continue }
      let isName = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && !"?&#=".utf8.contains($0) }
      if !isName { diagnostics.report(.notAParameter(item, text)) }
      names.append(text)
    }
    sensitiveQuery = SensitiveQuery(names)
  }

  private mutating func readOwnerPrefix(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, let text = node.plainText("owner_prefix", &diagnostics) else { return }
    ownerPrefix = text
    let isPlain = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    if !isPlain || text.isEmpty || text.hasPrefix(Ownership.keyPrefix) {
      diagnostics.report(.ownerPrefix(node, text))
    }
  }

  private mutating func readGuards(
    _ node: Node?, _ names: [String], _ optional: [String], _ files: SourceFiles,
    _ diagnostics: inout DiagnosticList
  ) {
    guard let node, var reader = MappingReader(node, subject: "'guards'", &diagnostics) else {
      return
    }
    for name in ProjectFile.limited {
      guard let value = reader.optional(name), let text = value.plainText(name, &diagnostics)
      else { continue }
      guard let limit = GuardLimit.Limit(text) else {
        diagnostics.report(.guardLimit(value, name, text))
        continue
      }
      let source = ProjectFile.source(of: value, files)
      guards.append(GuardLimit(guardName: name, limit: limit, source: source))
    }
    disabledGuards = ProjectFile.words(
      reader.optional("disabled"), "disabled", names, &diagnostics)
    enabledGuards = ProjectFile.words(
      reader.optional("enabled"), "enabled", optional, &diagnostics)
    reader.finish(&diagnostics)
  }

  /// The items of a list that takes known words alone; others are reported.
  static func words(
    _ node: Node?, _ field: String, _ known: [String], _ diagnostics: inout DiagnosticList
  ) -> [String] {
    var names: [String] = []
    for item in node?.items(field, &diagnostics) ?? [] {
      guard let text = item.plainText(field, &diagnostics) else { continue }
      names.append(text)
      if !known.contains(text) {
        diagnostics.report(.wrongValue(item, field: field, value: text, allowed: known))
      }
    }
    return names
  }
}

extension ProjectFile.GuardLimit.Limit {
  /// `500` or `30%`.
  package init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let share = Double(text.dropLast()), (0...100).contains(share) else { return nil }
      self = .percent(share)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .count(count)
    }
  }
}

extension Diagnostic {
  fileprivate static func ownerPrefix(_ node: Node, _ text: String) -> Diagnostic {
    Diagnostic(
      .label, at: node.span, "'\(text)' can't begin the labels that mark a campaign's links",
      help: ["It is lower-case letters, digits and hyphens, such as 'team-', and not 'key-…'."])
  }

  fileprivate static func notAParameter(_ node: Node, _ text: String) -> Diagnostic {
    Diagnostic(
      .wrongValue, at: node.span, "'\(text)' is not the name of a query parameter",
      help: ["Write the name as it stands in URLs before the '=', such as 'token'."])
  }

  fileprivate static func guardLimit(_ node: Node, _ name: String, _ text: String) -> Diagnostic {
    Diagnostic(
      .wrongValue, at: node.span, "'\(name)' can't be '\(text)'",
      help: ["Write a number of links, 500, or a share of the live ones, 30%."])
  }
}
