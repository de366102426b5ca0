import Foundation

/// What a run said of some codes, as a golden holds it: without what differs from run to run.
struct CodeScreen {
  /// The diagnostics in the order in which they came, each code once.
  let blocks: [(code: String, text: String)]

  /// - Parameter said: Both streams of one run or of several.
  init(_ said: String) {
    var blocks: [(code: String, text: String)] = []
    for block in said.components(separatedBy: "\n\n") {
      let lines = block.components(separatedBy: "\n")
      // Only warnings stand behind each other without an empty line between them.
      let heads = lines.indices.filter { lines[$0].contains(#/^(error|warning|note)\[XQ/#) }
      for (head, next) in zip(heads, heads.dropFirst() + [lines.count]) {
        let code = String(lines[head].drop { $0 != "[" }.dropFirst().prefix(6))
        let end = lines[head + 1..<next].firstIndex { !$0.hasPrefix(" ") && !$0.contains(" | ") }
        guard !blocks.contains(where: { $0.code == code }) else { continue }
        let text = lines[head..<(end ?? next)].joined(separator: "\n")
        blocks.append((code, CodeScreen.settled(text)))
      }
    }
    self.blocks = blocks
  }

  var codes: Set<String> { Set(blocks.map(\.code)) }

  /// The blocks of some codes, in the order of the codes.
  func text(of codes: Set<String>) -> String {
    blocks.filter { codes.contains($0.code) }.sorted { $0.code < $1.code }
      .map { $0.text + "\n" }.joined(separator: "\n")
  }

  /// Times, ids, ports and folders by their names.
  private static func settled(_ text: String) -> String {
    text.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#, with: "TIME")
      .replacing(#/\d{8}T\d{6}Z/#, with: "TIME")
      .replacing(#/127\.0\.0\.1:\d+/#, with: "127.0.0.1:PORT")
      .replacing(#/port \d+/#, with: "port PORT")
      .replacing(#/process \d+/#, with: "process ID")
      .replacing(#/ws_[0-9a-f]+/#, with: "ws_ID").replacing(#/req_[0-9a-f]+/#, with: "req_ID")
      .replacing(#/[0-9a-f]{16,}/#, with: "ID")
      .replacing(#/[^' ]*end-to-end-[0-9A-F-]{36}/#, with: "FOLDER")
  }
}
