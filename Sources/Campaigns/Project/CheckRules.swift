import Diagnostics
package import Links
import YAMLSyntax

/// `check:` of a project: findings about destinations that refuse, and for which links.
package struct CheckRules: Sendable {
  /// Names of findings.
  package private(set) var mandatory: Set<String> = []
  /// For links whose codes are seen there.
  package private(set) var media: Set<CodeStyle.Medium> = [.print]
  /// Such as `campaigns/project.yaml:4`; empty without the key.
  package private(set) var source = ""

  /// Nothing refuses.
  package init() {}
}

extension CheckRules {
  init(
    _ node: Node, findingNames: [String], _ files: SourceFiles, _ diagnostics: inout DiagnosticList
  ) {
    guard var reader = MappingReader(node, subject: "'check'", &diagnostics) else { return }
    source = ProjectFile.source(of: node, files)
    mandatory = Set(
      ProjectFile.words(reader.optional("mandatory"), "mandatory", findingNames, &diagnostics))
    if let list = reader.optional("media") {
      let names = CodeStyle.Medium.allCases.map(\.rawValue)
      let words = ProjectFile.words(list, "media", names, &diagnostics)
      media = Set(words.compactMap(CodeStyle.Medium.init))
    }
    reader.finish(&diagnostics)
  }
}
