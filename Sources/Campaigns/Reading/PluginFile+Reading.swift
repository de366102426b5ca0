package import Diagnostics
import YAMLSyntax

extension PluginFile {
  /// Reads the bytes of a `plugin.yaml`.
  ///
  /// - Throws: Every fault of the file.
  package init(parsing id: SourceFile.ID, in files: SourceFiles) throws(DiagnosticList) {
    let root = try SyntaxTree(parsing: id, in: files).root
    var diagnostics = DiagnosticList()
    nameSpan = root.span
    entrySpan = root.span
    if var reader = MappingReader(root, subject: "a plugin file", &diagnostics) {
      read(&reader, &diagnostics)
      reader.finish(&diagnostics)
    }
    guard !diagnostics.hasErrors else { throw diagnostics }
  }

  private mutating func read(
    _ reader: inout MappingReader, _ diagnostics: inout DiagnosticList
  ) {
    if let node = reader.required("name", &diagnostics),
      let text = node.plainText("name", &diagnostics)
    {
      (name, nameSpan) = (text, node.span)
      if !CampaignFile.isName(text) { diagnostics.report(.notAName(node.span, text)) }
    }
    if let node = reader.required("version", &diagnostics),
      let text = node.plainText("version", &diagnostics)
    {
      version = text
      if !PluginFile.isVersion(text) {
        diagnostics.report(.plugin(node, "'\(text)' is not a version such as 1.2.0"))
      }
    }
    readProtocol(reader.required("protocol", &diagnostics), &diagnostics)
    runtime = reader.required("runtime", &diagnostics)?.choice("runtime", &diagnostics) ?? .exec
    if let node = reader.required("entry", &diagnostics),
      let text = node.plainText("entry", &diagnostics)
    {
      (entry, entrySpan) = (RelativePath.join("", text), node.span)
      if entry.isEmpty || !RelativePath.isInside(entry) {
        diagnostics.report(.plugin(node, "'\(text)' is no file of the plugin's folder"))
      }
    }
    readProvisions(reader.required("provides", &diagnostics), &diagnostics)
    readCapabilities(reader.optional("capabilities"), &diagnostics)
    readLimits(reader.optional("limits"), &diagnostics)
  }

  /// Printable ASCII of at most 40 characters, so that it can stand in lists and in the lock.
  package static func isVersion(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
          || [0x2B, 0x2D, 0x2E].contains($0)
      }
  }

  private func readProtocol(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, let text = node.plainText("protocol", &diagnostics) else { return }
    if text != "\(PluginFile.protocolVersion)" {
      diagnostics.report(
        .plugin(
          node, "this version speaks protocol \(PluginFile.protocolVersion), and not '\(text)'"))
    }
  }

  private mutating func readProvisions(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, var reader = MappingReader(node, subject: "'provides'", &diagnostics) else {
      return
    }
    for point in Point.allCases {
      guard let list = reader.optional(point.rawValue) else { continue }
      if runtime == .lua, !point.onlyComputes {
        diagnostics.report(.plugin(list, "Lua computes only, and has no '\(point.rawValue)'"))
      }
      let names = texts(list, point.rawValue, isName: true, &diagnostics)
      if !names.isEmpty { provides[point] = names.sorted() }
    }
    reader.finish(&diagnostics)
  }

  private mutating func readCapabilities(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, var reader = MappingReader(node, subject: "'capabilities'", &diagnostics)
    else { return }
    net = texts(reader.optional("net"), "net", isName: false, &diagnostics).sorted()
    read = texts(reader.optional("read"), "read", isName: false, &diagnostics).sorted()
    let list = reader.optional("env")
    env = texts(list, "env", isName: true, &diagnostics).sorted()
    reader.finish(&diagnostics)
    if let list, let own = env.first(where: { $0.uppercased().hasPrefix("XQR_") }) {
      diagnostics.report(.plugin(list, "'\(own)' is this tool's own, and no plugin gets it"))
    }
    if let list, let loader = env.first(where: { $0.uppercased().hasPrefix("LD_") }) {
      diagnostics.report(
        .plugin(list, "'\(loader)' can have other code run than what was locked"))
    }
    if runtime == .lua, !(net + read + env).isEmpty {
      diagnostics.report(.plugin(node, "Lua computes only, and can be given nothing"))
    }
  }

  private mutating func readLimits(_ node: Node?, _ diagnostics: inout DiagnosticList) {
    guard let node, var reader = MappingReader(node, subject: "'limits'", &diagnostics) else {
      return
    }
    limits.startSeconds = number(&reader, "start_seconds", 1...60, &diagnostics)
    limits.callSeconds = number(&reader, "call_seconds", 1...300, &diagnostics)
    limits.memory = number(&reader, "memory_mib", 1...4_096, &diagnostics)
    limits.line = number(&reader, "line_mib", 1...64, &diagnostics)
    reader.finish(&diagnostics)
  }

  private func number(
    _ reader: inout MappingReader, _ field: String, _ range: ClosedRange<Int>,
    _ diagnostics: inout DiagnosticList
  ) -> Int? {
    guard let node = reader.optional(field), let text = node.plainText(field, &diagnostics) else {
      return nil
    }
    guard let number = Int(text), range.contains(number) else {
      diagnostics.report(
        .plugin(
          node, "'\(field)' is a whole number from \(range.lowerBound) to \(range.upperBound)"))
      return nil
    }
    return number
  }

  /// The texts of a list, each once; names that expressions can use where `isName`.
  private func texts(
    _ node: Node?, _ field: String, isName: Bool, _ diagnostics: inout DiagnosticList
  ) -> [String] {
    var texts: [String] = []
    for item in node?.items(field, &diagnostics) ?? [] {
      guard let text = item.plainText(field, &diagnostics) else { continue }
      if isName, !CampaignFile.isName(text) {
        diagnostics.report(.notAName(item.span, text))
      } else if texts.contains(text) {
        diagnostics.report(.plugin(item, "'\(text)' stands there twice"))
      }
      texts.append(text)
    }
    return texts
  }
}

extension Diagnostic.Code {
  static let pluginFile = Diagnostic.Code("XQ5003", "plugin file can't be used")
}

extension Diagnostic {
  fileprivate static func plugin(_ node: Node, _ detail: String) -> Diagnostic {
    Diagnostic(
      .pluginFile, at: node.span, detail,
      help: ["'xqr-campaign plugin new' writes a plugin that works; compare with its file."])
  }
}
