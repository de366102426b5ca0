package import Destinations

/// What is wrong with a destination, and the way out.
package struct FindingWords: Sendable {
  package let detail: String
  package let help: String

  package init(_ finding: DestinationFinding, _ answer: DestinationAnswer) {
    let url = ShownURL.text(answer.hops.first?.url ?? "")
    let last = ShownURL.text(answer.hops.last?.url ?? "")
    switch finding {
    case .dead:
      detail = "'\(url)': \(FindingWords.death(answer))"
      help = "Correct the URL, or have the page answer; '--refresh' isn't needed to ask again."
    case .loop:
      detail = "'\(url)' leads back to where visitors were, or through more than 10 redirects"
      help = "Lead to the page itself. It is asked as by a visitor without cookies."
    case .tls(let reason):
      detail = "'\(last)': \(FindingWords.inside(reason))"
      help = "Browsers warn of such a page: have its certificate and its chain repaired."
    case .privateAddress:
      detail = "'\(last)' has an address that only this network's own reach; it wasn't asked"
      help = "Lead to a public host. '--allow-private' asks such addresses, too."
    case .staging(let host):
      detail = "'\(url)' leads to '\(host)'"
      help = "Lead to the host that visitors use."
    case .plain(let page):
      detail = "'\(ShownURL.text(page))' is asked without encryption"
      help = "Write 'https:', and have redirects do so."
    case .otherHost(let host):
      detail = "'\(url)' ends on '\(host)'"
      help = "Lead there directly if that is meant; an expired domain often ends so, too."
    case .lostQuery(let names):
      detail =
        "'\(url)' loses \(names.map { "'\($0)'" }.joined(separator: ", ")) on the way to '\(last)'"
      help = "Lead to the last page directly, or have the redirect keep parameters."
    case .shortDomain(let host):
      detail = "'\(url)' comes to '\(host)', where short links live"
      help = "Lead to the page: a second short link counts scans twice, and can change under you."
    case .slow(let milliseconds):
      detail = "'\(url)' took \(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
      help = "Visitors leave after 3 s. Redirects cost a round trip each."
    case .language(let language):
      detail = "'\(url)' says 'lang=\"\(language)\"', and links of another language lead there"
      help = "Lead to the page of the language, or correct the page's 'lang'."
    }
  }

  private static func death(_ answer: DestinationAnswer) -> String {
    switch answer.end {
    case .silent(let reason): inside(reason)
    case .strayRedirect(let location): "it redirects to '\(location)', where no browser follows"
    case .answered, .tls, .loop, .privateAddress: "it answers \(answer.status)"
    }
  }

  /// libcurl's words, to stand behind a colon.
  private static func inside(_ reason: String) -> String {
    // A name such as SSL stays as it is.
    reason.dropFirst().first?.isUppercase == true
      ? reason : reason.prefix(1).lowercased() + reason.dropFirst()
  }
}
