import Diagnostics
import YAMLSyntax

/// One replacement in a campaign file that sets `state: retired` in its lifecycle.
struct StateEdit {
  private let range: Range<Int>
  private let text: String

  private init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  /// Nil where the file has no place for it, such as behind an alias.
  init?(retiring root: Node, in bytes: [UInt8]) {
    guard case .mapping(let mapping) = root.kind else { return nil }
    let editor = Editor(bytes: bytes)
    let edit =
      mapping.entries.first { $0.key == "lifecycle" }.map(editor.inside)
      ?? editor.beside(mapping.entries, isFlow: editor.isFlow(root))
    guard let edit else { return nil }
    self = edit
  }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...]
  }

  /// Finds the place in the bytes of a file.
  private struct Editor {
    let bytes: [UInt8]

    func isFlow(_ node: Node) -> Bool {
      bytes.indices.contains(node.span.start) && bytes[node.span.start] == UInt8(ascii: "{")
    }

    /// In the lifecycle that is there.
    func inside(_ entry: Mapping.Entry) -> StateEdit? {
      guard !isAlias(entry) else { return nil }
      switch entry.value.kind {
      case .sequence: return nil
      case .scalar: return value("{state: retired}", of: entry)
      case .mapping(let lifecycle):
        if let state = lifecycle.entries.first(where: { $0.key == "state" }) {
          return isAlias(state) ? nil : value("retired", of: state)
        }
        let flow = isFlow(entry.value)
        guard let first = lifecycle.entries.first else {
          return StateEdit(entry.value.span.start..<entry.value.span.end, "{state: retired}")
        }
        let start = first.keySpan.start
        return StateEdit(
          start..<start, "state: retired" + (flow ? ", " : lineEnd + indentation(of: start)))
      }
    }

    /// In a campaign without one: behind its id, or the description that follows.
    func beside(_ entries: [Mapping.Entry], isFlow: Bool) -> StateEdit? {
      guard let id = entries.first(where: { $0.key == "campaign" }) else { return nil }
      guard !isFlow else {
        return StateEdit(id.value.span.end..<id.value.span.end, ", lifecycle: {state: retired}")
      }
      let header = entries.first { $0.key == "description" && isOneLine($0) } ?? id
      guard isOneLine(header) else { return nil }
      let line = indentation(of: header.keySpan.start) + "lifecycle: {state: retired}"
      guard let end = bytes[header.value.span.end...].firstIndex(of: 0x0A) else {
        return StateEdit(bytes.count..<bytes.count, lineEnd + line)
      }
      return StateEdit(end + 1..<end + 1, line + lineEnd)
    }

    /// Another value for a key, in the quotes of the one that is there.
    private func value(_ text: String, of entry: Mapping.Entry) -> StateEdit? {
      let span = entry.value.span
      guard case .scalar(let scalar) = entry.value.kind else { return nil }
      guard span.start < span.end else {
        return colon(behind: entry.keySpan.end).map { StateEdit($0 + 1..<$0 + 1, " " + text) }
      }
      switch scalar.style {
      case .plain: return StateEdit(span.start..<span.end, text)
      case .single: return StateEdit(span.start..<span.end, "'\(text)'")
      case .double: return StateEdit(span.start..<span.end, "\"\(text)\"")
      case .literal, .folded: return nil
      }
    }

    /// Whether another part of the file is meant.
    private func isAlias(_ entry: Mapping.Entry) -> Bool {
      guard let colon = colon(behind: entry.keySpan.end) else { return true }
      return bytes[(colon + 1)...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "*")
    }

    private func colon(behind key: Int) -> Int? {
      bytes[key...].firstIndex { $0 != 0x20 && $0 != 0x09 }
        .flatMap { bytes[$0] == UInt8(ascii: ":") ? $0 : nil }
    }

    private func isOneLine(_ entry: Mapping.Entry) -> Bool {
      guard case .scalar(let scalar) = entry.value.kind, scalar.style != .literal,
        scalar.style != .folded, entry.value.span.start >= entry.keySpan.end
      else { return false }
      return !bytes[entry.keySpan.start..<entry.value.span.end].contains(0x0A)
    }

    /// What stands before a place in its line, as blanks.
    private func indentation(of place: Int) -> String {
      let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? place
      let blanks = bytes[start..<place].prefix { $0 == 0x20 }.count
      return String(repeating: " ", count: start + blanks == place ? blanks : 0)
    }

    /// That of the file's first line.
    private var lineEnd: String {
      let first = bytes.firstIndex(of: 0x0A) ?? 0
      return first > 0 && bytes[first - 1] == 0x0D ? "\r\n" : "\n"
    }
  }
}
