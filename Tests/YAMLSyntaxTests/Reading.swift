import Diagnostics
import YAMLSyntax

/// One parsed text.
struct Reading {
  let files: SourceFiles
  let file: SourceFile.ID
  let result: Result<Node, DiagnosticList>

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    var files = SourceFiles()
    let file = files.add(path: "a.yaml", bytes: bytes)
    self.files = files
    self.file = file
    do throws(DiagnosticList) {
      result = .success(try SyntaxTree(parsing: file, in: files).root)
    } catch {
      result = .failure(error)
    }
  }

  var root: Node? { try? result.get() }

  var diagnostics: [Diagnostic] {
    if case .failure(let list) = result { list.sorted } else { [] }
  }

  /// The diagnostics as text: place, code and detail, then labels and help.
  var complaints: String {
    diagnostics.map { diagnostic in
      let place = diagnostic.span.map(place) ?? "nowhere"
      var lines = ["\(place) \(diagnostic.code.id) \(diagnostic.detail)"]
      lines += diagnostic.labels.map { "  \(self.place($0.span)) \($0.text)" }
      lines += diagnostic.help.map { "  help: \($0)" }
      lines += diagnostic.values.map { "  value: \($0)" }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// `line:column` and the text there.
  func place(_ span: SourceSpan) -> String {
    let position = files[file].position(at: span.start)
    let text = files.text(span).unicodeScalars.map {
      $0.value < 0x20 || $0.value > 0x7E ? $0.escaped(asASCII: true) : String($0)
    }.joined()
    return "\(position.line):\(position.column) [\(text)]"
  }
}
