package import Diagnostics
import YAMLSyntax

/// Rules of whoever runs the tool: a file of `--policy`, which lies where a campaign's authors
/// can't change it.
package struct PolicyFile: Sendable {
  fileprivate let rules: [PolicyDeclaration]
  fileprivate let allowedHosts: AllowedHosts?

  /// Reads `policy:` and `allowed_hosts:`, as a project has them.
  ///
  /// - Throws: Every fault of the file and of its rules.
  package init(parsing id: SourceFile.ID, in files: SourceFiles) throws(DiagnosticList) {
    let root = try SyntaxTree(parsing: id, in: files).root
    var diagnostics = DiagnosticList()
    var rules: [PolicyDeclaration] = []
    var hosts: AllowedHosts?
    if var reader = MappingReader(root, subject: "a policy file", &diagnostics) {
      rules = PolicyDeclaration.list(reader.optional("policy"), &diagnostics)
      hosts = reader.optional("allowed_hosts").map { AllowedHosts($0, &diagnostics) }
      reader.finish(&diagnostics)
    }
    self.rules = rules
    allowedHosts = hosts
    let compiler = Compiler(names: Names(), campaign: "")
    _ = Policy(
      ProjectFile().adding([self]), compiler.outer("", now: nil), nil, &diagnostics)
    guard !diagnostics.hasErrors else { throw diagnostics }
  }
}

extension ProjectFile {
  /// The project with more rules.
  ///
  /// They come first, so that one of the project's own that takes the
  /// id of one of theirs is the one that is refused.
  package func adding(_ files: [PolicyFile]) -> ProjectFile {
    adding(files.flatMap(\.rules), files.compactMap(\.allowedHosts))
  }
}
