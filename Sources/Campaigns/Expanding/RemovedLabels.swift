import Bytes
import Diagnostics
import Links
import YAMLSyntax

/// The labels that a campaign takes from its live links.
struct RemovedLabels: Sendable {
  /// In the order of the file, each once.
  private(set) var texts: [String] = []
  private var spans: [SourceSpan] = []

  /// Reads `remove_labels:`; what is no label, and the tool's own, is reported and left out.
  init(
    _ nodes: [Node], _ ownership: Ownership, _ compiler: Compiler,
    _ diagnostics: inout DiagnosticList
  ) {
    for node in nodes {
      guard let template = compiler.text(node, "remove_labels", &diagnostics),
        let text = template.constant(&diagnostics)
      else { continue }
      if let fault = Label.fault(in: text) {
        diagnostics.report(.label(fault, text, at: node.span))
      } else if ownership.isReserved(text) {
        diagnostics.report(.reservedLabel(text, ownership, at: node.span))
      } else if !texts.contains(text) {
        texts.append(text)
        spans.append(node.span)
      }
    }
  }

  /// Reports each that a link asks for.
  ///
  /// - Complexity: O(*labels*); nothing where no label is removed.
  func check(_ links: DesiredSet, _ diagnostics: inout DiagnosticList) {
    guard !texts.isEmpty else { return }
    let index = TextIndex(TextColumn(texts))
    var isAsked = [Bool](repeating: false, count: texts.count)
    for link in 0..<links.count {
      for item in links.labels[link] {
        guard let place = index.row(of: links.labels.items[item]), !isAsked[place] else { continue }
        isAsked[place] = true
        diagnostics.report(.askedFor(spans[place], texts[place], links[link]))
      }
    }
  }
}

extension Diagnostic.Code {
  static let removedLabel = Diagnostic.Code("XQ1322", "label is removed and asked for")
}

extension Diagnostic {
  fileprivate static func askedFor(
    _ span: SourceSpan, _ text: String, _ link: DesiredLink
  ) -> Diagnostic {
    Diagnostic(
      .removedLabel, at: span, "label '\(text)' is asked for by link '\(link.key)'",
      help: ["Take it out of 'remove_labels:', or out of 'labels:'."], trace: link.trace)
  }
}
