import Bytes
import Diagnostics
import Links
import YAMLSyntax

/// The hosts that links of a project may lead to.
struct AllowedHosts: Sendable {
  let span: SourceSpan
  /// In lower case; `*.example.com` stands for every host below `example.com`.
  private var patterns: [String] = []

  /// Reads a list of hosts; faults are reported.
  init(_ node: Node, _ diagnostics: inout DiagnosticList) {
    span = node.span
    for item in node.items("allowed_hosts", &diagnostics) {
      guard let text = item.plainText("allowed_hosts", &diagnostics) else { continue }
      let name = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
      let isHost = name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
          || $0 == 0x3A
      }
      if !isHost || name.isEmpty { diagnostics.report(.notAHost(item, text)) }
      patterns.append(text.lowercased())
    }
  }

  func contains(_ host: String) -> Bool {
    patterns.contains { pattern in
      pattern.hasPrefix("*.") ? host.hasSuffix(pattern.dropFirst()) : host == pattern
    }
  }

  /// What leads elsewhere, rules of links among it; nil where nothing does.
  ///
  /// - Complexity: O(*n*) in the links.
  func finding(on links: DesiredSet) -> PolicyFinding? {
    let rules = links.ruleSets.map { set in set.rules.map { URLParts($0.destination).host } }
    var found = BrokenLinks()
    for row in 0..<links.count {
      let hosts = [URLParts(links, row).host] + rules[Int(links.ruleSetIndices[row])]
      guard let host = hosts.first(where: { !contains($0) }) else { continue }
      found.add(links[row]) { .hostNotAllowed(span, host) }
    }
    return found.finding("allowed_hosts", isMandatory: true)
  }
}

extension Diagnostic {
  fileprivate static func notAHost(_ node: Node, _ text: String) -> Diagnostic {
    Diagnostic(
      .wrongValue, at: node.span, "'\(text)' is not a host",
      help: ["Write 'www.example.com', or '*.example.com' for all hosts below it."])
  }

  fileprivate static func hostNotAllowed(
    _ span: SourceSpan, _ host: String
  ) -> Diagnostic {
    Diagnostic(
      .hostNotAllowed, at: span, "'\(host)' is not among them",
      help: ["Lead the link elsewhere, or add the host where everybody agrees to it."])
  }
}
