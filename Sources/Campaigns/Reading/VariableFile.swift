package import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// A file that gives inputs their values: one map of names to single values.
///
/// In JSON where the file's name ends in `.json`, in YAML elsewhere. A value counts as it is
/// written, as that of `--var` does: the input's type decides what it means.
package enum VariableFile {
  /// The variables, in file order, each with its place.
  ///
  /// - Parameter diagnostics: Gets every fault of the file; what is sound is returned all the same.
  package static func read(
    _ id: SourceFile.ID, in files: SourceFiles, _ diagnostics: inout DiagnosticList
  ) -> [(name: String, variable: Campaign.Settings.Variable)] {
    do throws(DiagnosticList) {
      guard files[id].path.hasSuffix(".json") else {
        return yaml(try SyntaxTree(parsing: id, in: files).root, &diagnostics)
      }
      guard case .value(.map) = try JSONReader.read(id, in: files) else {
        diagnostics.report(.noVariables(SourceSpan(file: id, start: 0, end: 1)))
        return []
      }
      return json(id, files[id].bytes, &diagnostics)
    } catch {
      diagnostics.report(contentsOf: error)
      return []
    }
  }

  private static func yaml(
    _ root: Node, _ diagnostics: inout DiagnosticList
  ) -> [(name: String, variable: Campaign.Settings.Variable)] {
    guard case .mapping(let mapping) = root.kind else {
      diagnostics.report(.noVariables(root.span))
      return []
    }
    return mapping.entries.compactMap { entry in
      guard case .scalar(let scalar) = entry.value.kind, scalar.value != .null else {
        diagnostics.report(.noValue(entry.keySpan, entry.key))
        return nil
      }
      guard let text = entry.value.plainText(entry.key, &diagnostics) else { return nil }
      let place = Campaign.Settings.Variable.Place(name: entry.keySpan, value: entry.value.span)
      return (entry.key, Campaign.Settings.Variable(text, at: place))
    }
  }

  private static func json(
    _ id: SourceFile.ID, _ bytes: [UInt8], _ diagnostics: inout DiagnosticList
  ) -> [(name: String, variable: Campaign.Settings.Variable)] {
    func span(_ range: Range<Int>) -> SourceSpan {
      SourceSpan(file: id, start: range.lowerBound, end: range.upperBound)
    }
    let places = JSONPlaces(bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return places.members(at: start).compactMap { member in
      guard let name = places.text(of: member.name) else { return nil }
      guard !Array("{[n".utf8).contains(bytes[member.value.lowerBound]) else {
        diagnostics.report(.noValue(span(member.name), name))
        return nil
      }
      let text =
        places.text(of: member.value) ?? String(decoding: bytes[member.value], as: UTF8.self)
      let place = Campaign.Settings.Variable.Place(
        name: span(member.name), value: span(member.value))
      return (name, Campaign.Settings.Variable(text, at: place))
    }
  }
}

extension Diagnostic {
  fileprivate static func noVariables(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: span, "a file of variables is one map of names to values",
      help: ["Write 'season: 2026-summer', a line for each input."])
  }

  fileprivate static func noValue(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      .input, at: span, "'\(name)' has no single value",
      help: ["Give it one text, number, true or false, or leave it out."])
  }
}
