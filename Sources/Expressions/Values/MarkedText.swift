/// A text that says how it wants to be written into a URL.
///
/// `segment(x)`, `raw(x)` and `link_url(x)` make them. The text is as given, not encoded: who
/// writes the URL knows the place. No operator or function takes marked texts, so that a mark is
/// never lost on the way.
package struct MarkedText: Hashable, Sendable {
  package enum Mark: String, Sendable {
    /// One path segment: `/` is encoded too.
    case segment
    /// Written as it is.
    case raw
    /// A whole URL, which brings its own scheme and host.
    case link = "link_url"
  }

  package let mark: Mark
  package let text: String

  package init(_ mark: Mark, _ text: String) {
    self.mark = mark
    self.text = text
  }
}
