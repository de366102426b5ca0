/// What came of asking a destination, with every redirect on the way.
package struct DestinationAnswer: Hashable, Sendable {
  /// A page that was asked.
  package struct Hop: Hashable, Sendable {
    package let url: String
    /// 0 where no answer came.
    package let status: Int

    package init(url: String, status: Int) {
      self.url = url
      self.status = status
    }
  }

  package enum End: Hashable, Sendable {
    /// The last page answered, well or not.
    case answered
    /// No answer came, with libcurl's words.
    case silent(String)
    /// No connection that could be trusted.
    case tls(String)
    /// A redirect to a page that was met before, or the eleventh.
    case loop
    /// A redirect that no browser may follow, as it was sent.
    case strayRedirect(String)
    /// A page in a private network, which wasn't asked.
    case privateAddress
  }

  /// The destination first; a page is asked once or twice and stands here once.
  package let hops: [Hop]
  package let end: End
  /// From the first look-up to the last byte that was wanted, without waiting for a turn.
  package let milliseconds: Int
  /// `lang` of the last page's `html`, in lower case; nil where it has none.
  package let language: String?
  /// Whether somebody looked for the language.
  package let wasRead: Bool
  /// Whether one of the pages is in a private network.
  package let isPrivate: Bool

  package init(
    hops: [Hop], end: End, milliseconds: Int, language: String?, wasRead: Bool, isPrivate: Bool
  ) {
    self.hops = hops
    self.end = end
    self.milliseconds = milliseconds
    self.language = language
    self.wasRead = wasRead
    self.isPrivate = isPrivate
  }

  /// Of the last page; 0 where it gave none.
  package var status: Int { hops.last?.status ?? 0 }

  /// Whether visitors reach a page.
  package var isAlive: Bool { end == .answered && (200..<300).contains(status) }
}
