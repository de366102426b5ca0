import Bytes
import Destinations
import Diagnostics
import Links
import Planning
import Reporting

extension Diagnostic.Code {
  fileprivate static let dead = Diagnostic.Code("XQ4201", "destination is dead")
  fileprivate static let loop = Diagnostic.Code("XQ4202", "redirects go in circles")
  fileprivate static let tls = Diagnostic.Code("XQ4203", "connection can't be trusted")
  fileprivate static let privateAddress = Diagnostic.Code(
    "XQ4204", "destination lies in a private network")
  fileprivate static let staging = Diagnostic.Code("XQ4205", "host is for trying things out")
  fileprivate static let http = Diagnostic.Code("XQ4206", "page isn't encrypted")
  fileprivate static let otherHost = Diagnostic.Code("XQ4207", "redirect leads to another host")
  fileprivate static let lostQuery = Diagnostic.Code("XQ4208", "redirect drops parameters")
  fileprivate static let shortDomain = Diagnostic.Code("XQ4209", "short link leads to a short link")
  fileprivate static let slow = Diagnostic.Code("XQ4210", "destination is slow")
  fileprivate static let language = Diagnostic.Code("XQ4211", "page has another language")
}

extension Diagnostic {
  /// How many keys are named.
  private static let namedLinks = 3

  /// Words for what was found of a destination, at the first of the links that it concerns.
  ///
  /// - Parameter rule: Where the project says that it refuses; nil where it doesn't.
  static func destination(
    _ finding: DestinationFinding, _ answer: DestinationAnswer, _ rows: [Int],
    _ links: DesiredSet, rule: String?
  ) -> Diagnostic {
    let words = FindingWords(finding, answer)
    let first = rows.first.map { links[$0] }
    let keys = rows.prefix(namedLinks).map { links.keys.string(at: $0) }
    var values = ["links = \(Quantity.listed(keys, of: rows.count))"]
    if answer.hops.count > 1 { values.append("way = \(ShownURL.way(answer))") }
    if let rule { values.append("mandatory by = \(rule)") }
    return Diagnostic(
      code(of: finding), finding.isError || rule != nil ? .error : .warning,
      at: first?.entry.span, words.detail, variant: answer.hops.first?.url ?? "",
      help: [words.help], values: values, trace: first?.trace ?? [])
  }

  private static func code(of finding: DestinationFinding) -> Code {
    switch finding.kind {
    case .dead: .dead
    case .loop: .loop
    case .tls: .tls
    case .privateAddress: .privateAddress
    case .staging: .staging
    case .http: .http
    case .otherHost: .otherHost
    case .lostQuery: .lostQuery
    case .shortDomain: .shortDomain
    case .slow: .slow
    case .language: .language
    }
  }
}
