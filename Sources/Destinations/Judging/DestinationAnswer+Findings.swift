extension DestinationAnswer {
  /// From then on visitors leave, in milliseconds.
  private static let patience = 3_000

  /// What is wrong with the way and its end, but for the language; in the order of weight.
  ///
  /// - Parameter shortHost: Where short links live.
  package func findings(shortHost: String) -> [DestinationFinding] {
    let pages = hops.compactMap { WebAddress($0.url) }
    var findings: [DestinationFinding] = []
    switch end {
    case .answered where !isAlive, .silent, .strayRedirect: findings.append(.dead)
    case .answered: break
    case .loop: findings.append(.loop)
    case .tls(let reason): findings.append(.tls(reason))
    case .privateAddress: findings.append(.privateAddress)
    }
    if let host = pages.map(\.host).first(where: DestinationAnswer.isStaging) {
      findings.append(.staging(host))
    }
    if let page = pages.first(where: { !$0.isEncrypted }) { findings.append(.plain(page.text)) }
    if let host = pages.map(\.host).first(where: { $0 == shortHost }) {
      findings.append(.shortDomain(host))
    }
    if isAlive, let first = pages.first, let last = pages.last {
      if DestinationAnswer.bare(first.host) != DestinationAnswer.bare(last.host) {
        findings.append(.otherHost(last.host))
      }
      let lost = DestinationAnswer.lost(first.query, last.query)
      if !lost.isEmpty { findings.append(.lostQuery(lost)) }
    }
    if isAlive, milliseconds > DestinationAnswer.patience {
      findings.append(.slow(milliseconds: milliseconds))
    }
    return findings
  }

  /// Whether links of this language lead to a page that says it has another.
  ///
  /// Regions aren't compared, and neither is what is no language: `de-CH` reads `de`.
  package func contradicts(language expected: String) -> Bool {
    guard isAlive, let expected = DestinationAnswer.languageCode(expected),
      let language, let found = DestinationAnswer.languageCode(language)
    else { return false }
    return expected != found
  }

  /// `de` of `de`, `de-CH` and `DE_ch`; nil of what begins with no code of two or three letters.
  package static func languageCode(_ text: String) -> String? {
    let code = text.lowercased().prefix { $0 != "-" && $0 != "_" }
    guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    return String(code)
  }

  private static let stagingNames: Set<Substring> = [
    "staging", "stage", "test", "dev", "preview", "qa", "uat", "localhost", "local", "internal",
  ]

  /// Top-level domains that are of no use outside; `dev` is a real one.
  private static let closedDomains: Set<Substring> = ["test", "localhost", "local", "internal"]

  /// By one of the labels of its name.
  private static func isStaging(_ host: String) -> Bool {
    let labels = host.split(separator: ".")
    return labels.dropLast().contains { stagingNames.contains($0) }
      || labels.last.map { closedDomains.contains($0) } ?? false
  }

  private static func bare(_ host: String) -> Substring {
    host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
  }

  /// Names of the parameters of one query that another doesn't have with the same value.
  private static func lost(_ query: String?, _ other: String?) -> [String] {
    let kept = Set((other ?? "").split(separator: "&"))
    var names: [String] = []
    for part in (query ?? "").split(separator: "&") where !kept.contains(part) {
      let name = String(part.prefix { $0 != "=" })
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
