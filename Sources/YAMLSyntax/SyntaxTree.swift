// A YAML file as a tree in which every value knows its place. libyaml finds the structure; what it
// means, and what is refused, is ours: see the limits and the codes. Text is never rewritten before
// it is parsed, so that every editor reads what we read.

package import Diagnostics

/// The values of one YAML file, each with its place.
package struct SyntaxTree: Sendable {
  /// An empty scalar where the file holds no value.
  package let root: Node
  package let file: SourceFile.ID

  /// Parses one document.
  ///
  /// - Throws: All errors where parsing can go on, the first where it cannot. It goes on behind
  ///   unquoted expressions too, which are read as if they were quoted.
  /// - Complexity: O(*n*) in the length of the file, times the number of unquoted expressions that
  ///   libyaml cannot read.
  package init(parsing id: SourceFile.ID, in files: SourceFiles) throws(DiagnosticList) {
    var bytes = files[id].bytes
    let check = CharacterCheck(bytes, of: id)
    guard check.refusals.isEmpty else { throw check.refusals }
    var traps: [ExpressionTrap] = []
    var result = TreeBuilder.build(bytes, of: id)
    while case .trapped(let trap, _) = result {
      traps.append(trap)
      guard let masked = trap.masked(bytes), traps.count < Limits.reports else { break }
      bytes = masked
      result = TreeBuilder.build(bytes, of: id)
    }
    var refusals = DiagnosticList(
      ExpressionTrap.diagnostics(for: traps, in: files[id].bytes, of: id))
    switch result {
    case .tree(let root) where traps.isEmpty:
      self.init(root: root, file: id)
      return
    case .tree: break
    case .refused(let list), .trapped(_, let list): refusals.report(contentsOf: list)
    }
    throw refusals
  }

  private init(root: Node, file: SourceFile.ID) {
    self.root = root
    self.file = file
  }
}
