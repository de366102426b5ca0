import Diagnostics

/// Looks for tabs at the start of lines where libyaml lets them pass.
///
/// libyaml refuses them in block collections only. In brackets and in quoted text they mean
/// nothing, and look like something.
struct TabCheck {
  let file: SourceFile.ID
  let bytes: [UInt8]

  /// One diagnostic for each such line outside the block texts `blocks`, which are in file order.
  func refusals(outside blocks: [Range<Int>]) -> DiagnosticList {
    var refusals = DiagnosticList()
    var blocks = blocks[...]
    var lineStart = 0
    while lineStart < bytes.count, refusals.items.count < Limits.reports {
      let indentation = bytes[lineStart...].prefix { $0.isBlank }
      while let block = blocks.first, block.upperBound <= lineStart { blocks.removeFirst() }
      let isInBlock = blocks.first.map { $0.lowerBound < lineStart } ?? false
      let isEmpty = indentation.endIndex == bytes.count || bytes[indentation.endIndex].isBreak
      if !isInBlock, !isEmpty, let tab = indentation.firstIndex(of: .tab) {
        refusals.report(.tab(at: tab, in: bytes, of: file))
      }
      let lineEnd = bytes[indentation.endIndex...].firstIndex(of: .lineFeed) ?? bytes.count
      lineStart = lineEnd + 1
    }
    return refusals
  }
}

extension Diagnostic {
  /// A tab where YAML counts spaces, shown in its line as an arrow.
  static func tab(at place: Int, in bytes: [UInt8], of file: SourceFile.ID) -> Diagnostic {
    let line = SourceFile(path: "", bytes: bytes).lineRange(at: place)
    let isIndentation = bytes[line.lowerBound..<place].allSatisfy { $0.isBlank }
    let shown = String(decoding: bytes[line], as: UTF8.self).prefix(80).map {
      $0 == "\t" ? "→" : String($0)
    }.joined()
    return Diagnostic(
      YAMLCode.tab, at: SourceSpan(file: file, start: place, end: place + 1),
      isIndentation ? "this line is indented with a tab" : "a tab where YAML counts spaces",
      help: ["Write spaces instead of the arrow: \(shown)"])
  }
}
