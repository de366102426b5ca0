import Diagnostics
import YAMLSyntax

/// Any bytes are a tree or refusals, each with a place in the file, in every form.
func yamlTarget(_ bytes: [UInt8]) -> CInt {
  var files = SourceFiles()
  let id = files.add(path: "a.yaml", bytes: bytes)
  do throws(DiagnosticList) {
    check(try SyntaxTree(parsing: id, in: files).root, bytes.count)
  } catch {
    precondition(error.hasErrors, "refused without a reason")
    checkPlaces(error, in: files)
  }
  return 0
}

private func check(_ node: Node, _ count: Int) {
  precondition(node.span.start >= 0 && node.span.end <= count, "a node outside the file")
  switch node.kind {
  case .scalar: break
  case .sequence(let items): for item in items { check(item, count) }
  case .mapping(let mapping): for entry in mapping.entries { check(entry.value, count) }
  }
}
