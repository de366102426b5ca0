import Bytes
import Links
import Testing

@Suite struct SensitiveQueryTests {
  private static let query = SensitiveQuery(["token", "Sig"])

  @Test(arguments: [
    ("https://a.example/?token=abc", "https://a.example/?token=***"),
    ("https://a.example/?x=1&TOKEN=a-b&y=2#f", "https://a.example/?x=1&TOKEN=***&y=2#f"),
    ("https://a.example/?sig=%C3%A4#token=x", "https://a.example/?sig=******#token=x"),
    ("https://a.example/?token=&x=1", "https://a.example/?token=&x=1"),
    ("https://a.example/?mytoken=abc&token2=d", "https://a.example/?mytoken=abc&token2=d"),
    ("https://a.example/token=abc", "https://a.example/token=abc"),
    ("'https://a.example/?token=abc', and more", "'https://a.example/?token=***', and more"),
    ("(https://a.example/?token=abc).", "(https://a.example/?token=***)."),
    ("<a href=\"https://a/?x=1&amp;token=abc\">", "<a href=\"https://a/?x=1&amp;token=***\">"),
    ("{\"url\":\"https://a/?token=abc\",\"x\":1}", "{\"url\":\"https://a/?token=***\",\"x\":1}"),
    (
      "{\"url\":\"https://a/?x=1\\u0026token=abc\\u0026y=2\"}",
      "{\"url\":\"https://a/?x=1\\u0026token=***\\u0026y=2\"}"
    ),
    ("https://a/?token=a'b)c&x=1", "https://a/?token=*****&x=1"),
    ("?token=abc ?token=de\n?token=f", "?token=*** ?token=**\n?token=*"),
    ("url: https://a/?token=${{ row.token }}", "url: https://a/?token=${{ row.token }}"),
    ("url: https://a/?token=x${{ row.token }}", "url: https://a/?token=*${{ row.token }}"),
    ("https://a/?token=äé€", "https://a/?token=***"), ("?token", "?token"), ("", ""),
  ])
  func `shows a star for each character of a value`(text: String, shown: String) {
    #expect(Self.query.hiding(text) == shown)
  }

  @Test func `leaves all as it is without names`() {
    #expect(SensitiveQuery().hiding("https://a/?token=abc") == "https://a/?token=abc")
  }

  @Test func `keeps the order of names and takes none twice`() {
    #expect(Self.query.union(SensitiveQuery(["key", "token"])).names == ["token", "Sig", "key"])
  }
}
