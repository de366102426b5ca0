import Diagnostics
import Links
import YAMLSyntax

extension CampaignFile {
  /// Reads the shape of a campaign file.
  ///
  /// Every fault of the shape is reported; what could be read is kept, so that later stages can
  /// go on and report theirs.
  ///
  /// - Parameter folder: Of the file.
  init(_ tree: SyntaxTree, folder: String, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(tree.root, subject: "a campaign", &diagnostics) else { return }
    readID(&reader, &diagnostics)
    _ = reader.optional("description")?.plainText("description", &diagnostics)
    timeZone = reader.optional("time_zone")
    readEnvironment(&reader, &diagnostics)
    readUses(&reader, &diagnostics)
    plugins = PluginDeclaration.list(reader.optional("plugins"), folder: folder, &diagnostics)
    vars = names(reader.optional("vars"), "vars", &diagnostics)
    inputs = declarations(reader.optional("inputs"), "inputs", &diagnostics) {
      InputDeclaration($0, &$1)
    }
    data = declarations(reader.optional("data"), "data", &diagnostics) {
      DataDeclaration($0, &$1)
    }
    readFunctions(&reader, &diagnostics)
    readDefaults(&reader, &diagnostics)
    code = CodeFields(&reader, &diagnostics)
    lifecycle = LifecycleFields(&reader, &diagnostics)
    removedLabels =
      reader.optional("remove_labels")?.items("remove_labels", &diagnostics) ?? []
    readOnRemove(&reader, &diagnostics)
    moves = (reader.optional("moved")?.items("moved", &diagnostics) ?? []).compactMap {
      MoveDeclaration($0, &diagnostics)
    }
    readChecks(&reader, &diagnostics)
    let entries = reader.required("links", &diagnostics)?.items("links", &diagnostics) ?? []
    if let excess = entries.dropFirst(CampaignFile.entryLimit).first {
      diagnostics.report(.tooManyEntries(excess.span))
    }
    links = entries.prefix(CampaignFile.entryLimit).compactMap {
      LinkDeclaration($0, &diagnostics)
    }
    reader.finish(&diagnostics)
    reportRepeatedIDs(&diagnostics)
  }

  /// The most entries of `links:`; a plan numbers them in 16 bits.
  static let entryLimit = 50_000

  private mutating func readID(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    guard let node = reader.required("campaign", &diagnostics),
      let text = node.plainText("campaign", &diagnostics)
    else { return }
    id = text
    idSpan = node.span
    if !Ownership.isCampaignID(text) {
      diagnostics.report(.campaignID(node, text))
    }
  }

  private mutating func readEnvironment(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    for item in reader.optional("env")?.items("env", &diagnostics) ?? [] {
      guard let text = item.plainText("env", &diagnostics) else { continue }
      if !CampaignFile.isName(text) {
        diagnostics.report(.notAName(item.span, text))
      } else if !environment.contains(where: { $0.name == text }) {
        environment.append(Named(name: text, nameSpan: item.span, value: item))
      }
    }
    if diagnostics.errorCount > known { incomplete.insert("env") }
  }

  /// Reads the shape of a file for `use:`, which has nothing that makes links.
  ///
  /// Every fault of the shape is reported; what could be read is kept.
  init(shared tree: SyntaxTree, _ diagnostics: inout DiagnosticList) {
    incomplete = CampaignFile.shareable
    let known = diagnostics.errorCount
    guard var reader = MappingReader(tree.root, subject: "a shared file", &diagnostics) else {
      return
    }
    readUses(&reader, &diagnostics)
    vars = names(reader.optional("vars"), "vars", &diagnostics)
    readFunctions(&reader, &diagnostics)
    readDefaults(&reader, &diagnostics)
    readChecks(&reader, &diagnostics)
    reader.finish(&diagnostics)
    if diagnostics.errorCount == known { incomplete = [] }
  }

  private mutating func readChecks(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    policy = PolicyDeclaration.list(reader.optional("policy"), &diagnostics)
    let items = reader.optional("tests")?.items("tests", &diagnostics) ?? []
    tests = items.compactMap { TestDeclaration($0, &diagnostics) }
  }

  private mutating func readUses(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    for item in reader.optional("use")?.items("use", &diagnostics) ?? [] {
      guard let path = item.plainText("use", &diagnostics) else { continue }
      uses.append(Use(path: path, span: item.span))
    }
    if diagnostics.errorCount > known { incomplete.formUnion(CampaignFile.shareable) }
  }

  private mutating func readFunctions(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    functions = names(reader.optional("functions"), "functions", &diagnostics).map {
      FunctionDeclaration($0, &diagnostics)
    }
  }

  private mutating func readDefaults(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    guard let node = reader.optional("defaults"),
      var fields = MappingReader(node, subject: "'defaults'", &diagnostics)
    else { return }
    defaults = LinkFields(&fields, &diagnostics)
    defaultLifecycle = LifecycleFields(&fields, &diagnostics)
    fields.finish(&diagnostics)
  }

  private mutating func readOnRemove(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    guard let node = reader.optional("on_remove"),
      let text = node.plainText("on_remove", &diagnostics)
    else { return }
    guard let choice = OnRemove(rawValue: text) else {
      let allowed = OnRemove.allCases.map(\.rawValue)
      diagnostics.report(.wrongValue(node, field: "on_remove", value: text, allowed: allowed))
      return
    }
    onRemove = choice
  }

  private mutating func declarations<Declaration>(
    _ node: Node?, _ field: String, _ diagnostics: inout DiagnosticList,
    _ read: (Named, inout DiagnosticList) -> Declaration?
  ) -> [Declaration] {
    let names = names(node, field, &diagnostics)
    let read = names.compactMap { read($0, &diagnostics) }
    if read.count < names.count { incomplete.insert(field) }
    return read
  }

  private mutating func names(
    _ node: Node?, _ field: String, _ diagnostics: inout DiagnosticList
  ) -> [Named] {
    let known = diagnostics.errorCount
    var names: [Named] = []
    for entry in node?.members(field, &diagnostics) ?? [] {
      if CampaignFile.isName(entry.key) {
        names.append(Named(name: entry.key, nameSpan: entry.keySpan, value: entry.value))
      } else {
        diagnostics.report(.notAName(entry.keySpan, entry.key))
      }
    }
    if diagnostics.errorCount > known { incomplete.insert(field) }
    return names
  }

  /// Whether expressions can refer to the name: `[A-Za-z_][A-Za-z0-9_]*`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }

  private func reportRepeatedIDs(_ diagnostics: inout DiagnosticList) {
    var known: [String: SourceSpan] = [:]
    for link in links where !link.id.isEmpty {
      if let first = known.updateValue(link.span, forKey: link.id) {
        diagnostics.report(.repeatedID(link.span, link.id, first: first))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func campaignID(_ node: Node, _ text: String) -> Diagnostic {
    let words = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let plain = words.joined(separator: "-").prefix(40)
    let such = plain.isEmpty ? "" : ": '\(plain)'"
    return Diagnostic(
      .campaignID, at: node.span, "'\(text)' is not a campaign id",
      help: [
        "A campaign id is 1 to 40 lower-case letters, digits and hyphens and begins with a letter "
          + "or digit\(such). It becomes the label that marks the campaign's links."
      ])
  }

  fileprivate static func tooManyEntries(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooMany, at: span, "'links' has more than \(CampaignFile.entryLimit) entries",
      help: ["Put the rows under 'data:' and write one entry with 'for_each:'."])
  }

  static func notAName(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      .name, at: span, "'\(text)' is not a name that expressions can use",
      help: ["A name is letters, digits and underscores and doesn't begin with a digit."])
  }

  fileprivate static func repeatedID(
    _ span: SourceSpan, _ id: String, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .repeatedID, at: span, "'\(id)' names an earlier entry already",
      labels: [Label(first, "first used here")],
      help: ["Give each entry of 'links' an id of its own."])
  }
}
