import Diagnostics
import Links
import Planning
import QRCodes

/// The codes of a campaign, measured and named before anything is drawn.
struct CodeBatch {
  struct Code {
    /// The number of the link.
    let link: Int
    let shortURL: String
    let symbol: QRSymbol
    let geometry: CodeGeometry
    /// Without the ending.
    let file: String
    let caption: String
  }

  let codes: [Code]

  /// Codes of one style get one version, that of the longest, so that artwork fits all of them,
  /// whether they are selected or not.
  ///
  /// - Parameter selected: The links whose codes are drawn; of others nothing is told.
  /// - Parameter diagnostics: Gets every fault; the batch isn't to be drawn where one is an error.
  init(
    _ links: DesiredSet, _ urls: ShortURLs, of selected: SelectedLinks,
    _ diagnostics: inout DiagnosticList
  ) {
    var drafts: [(link: Int, text: String, style: CodeStyle, symbol: QRSymbol)] = []
    var kinds: [CodeStyle: Kind] = [:]
    for row in 0..<links.count {
      let (link, style) = (links[row], links[row].codeStyle)
      guard let url = urls[row] else {
        if selected.contains(row) { diagnostics.report(urls.fault(of: link)) }
        continue
      }
      let text = style.isUpperCase ? url.uppercased() : url
      guard let symbol = QRSymbol(text, style.correction) else {
        if selected.contains(row) { diagnostics.report(.tooLong(link, text)) }
        continue
      }
      drafts.append((row, text, style, symbol))
      if symbol.version > kinds[style]?.version ?? 0 {
        kinds[style] = Kind(version: symbol.version, text: text, link: row)
      }
    }
    for (style, kind) in kinds.sorted(by: { $0.value.link < $1.value.link }) {
      for finding in PrintCheck(kind.text, version: kind.version, style).findings {
        diagnostics.report(.print(finding, style, kind.version, links[kind.link]))
      }
    }
    codes = drafts.filter { selected.contains($0.link) }.compactMap { draft in
      let (link, style) = (links[draft.link], draft.style)
      let version = kinds[style]?.version ?? 1
      let isLarge = draft.symbol.version == version
      guard
        let symbol = isLarge
          ? draft.symbol : QRSymbol(draft.text, style.correction, version: version)
      else { return nil }
      let name = link.codeFile ?? CodeFile.name(of: link.key)
      let caption = link.codeCaption ?? link.key
      return Code(
        link: draft.link, shortURL: draft.text, symbol: symbol,
        geometry: CodeGeometry(version: symbol.version, style),
        file: urls.isSandbox ? CodeBatch.marked(name) : name,
        caption: urls.isSandbox ? "SANDBOX " + caption : caption)
    }
    reportSharedFiles(links, &diagnostics)
  }

  /// What the codes of one style have in common.
  private struct Kind {
    let version: Int
    /// The first of the longest.
    let text: String
    let link: Int
  }

  private static func marked(_ name: String) -> String {
    var parts = name.split(separator: "/").map(String.init)
    parts[parts.count - 1] = "SANDBOX-" + parts[parts.count - 1]
    return parts.joined(separator: "/")
  }

  /// Names are compared without case, as some file systems do.
  private func reportSharedFiles(_ links: DesiredSet, _ diagnostics: inout DiagnosticList) {
    var owners: [String: Int] = [:]
    for code in codes {
      guard let other = owners.updateValue(code.link, forKey: code.file.lowercased()) else {
        continue
      }
      diagnostics.report(.sharedFile(code.file, links[code.link], links[other]))
    }
  }
}

extension Diagnostic.Code {
  fileprivate static let tooLong = Diagnostic.Code("XQ4106", "short URL doesn't fit into a code")
  static let sharedFile = Diagnostic.Code("XQ4107", "two codes have one file")
}

extension Diagnostic {
  fileprivate static func tooLong(_ link: DesiredLink, _ text: String) -> Diagnostic {
    Diagnostic(
      .tooLong, at: link.entry.span, "\(text.utf8.count) characters are too many for a code",
      help: ["A weaker 'correction:' holds more."], trace: link.trace)
  }

  fileprivate static func sharedFile(
    _ file: String, _ link: DesiredLink, _ other: DesiredLink
  ) -> Diagnostic {
    Diagnostic(
      .sharedFile, at: link.entry.span,
      "'\(file)' is the file of link '\(link.key)' and of link '\(other.key)'",
      help: [
        "Put what tells them apart into 'file:' of 'qr:'. Upper and lower case count as one, as "
          + "they do on some systems."
      ], trace: link.trace)
  }
}
