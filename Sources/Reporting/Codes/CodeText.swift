/// The text view of a run of `qr`: a line a kind of code, then what was left out.
package enum CodeText {
  /// - Parameters:
  ///   - folder: Where the files are.
  ///   - unchanged: How many codes were left out because an earlier manifest has them so.
  package static func render(_ manifest: CodeManifest, folder: String, unchanged: Int) -> String {
    var kinds: [(words: String, count: Int)] = []
    for code in manifest.codes {
      let words =
        "version \(code.version), level \(code.correction), \(code.side) mm with its quiet zone of "
        + "\(code.quietZone), module \(code.module) mm"
      if let place = kinds.firstIndex(where: { $0.words == words }) {
        kinds[place].count += 1
      } else {
        kinds.append((words, 1))
      }
    }
    let mark = manifest.isSandbox ? " SANDBOX: for trying only, not for print." : ""
    let count = manifest.codes.count
    var text = "\(manifest.campaign): \(count) \(count == 1 ? "code" : "codes") in "
    text += "\(TerminalText.line(folder)).\(mark)\n"
    for kind in kinds { text += "  \(kind.count) × \(kind.words)\n" }
    if unchanged > 0 { text += "  \(unchanged) unchanged since the earlier manifest, left out\n" }
    return text
  }
}
