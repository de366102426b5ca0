import Applying
import Bytes
import Foundation
import Links
import Planning
import Reporting
import Testing

/// Pages as files: what a browser is told before it runs anything.
@Suite struct PageFileTests {
  private func page(_ change: (inout ReportLine) -> Void) -> String {
    var header = ReportHeader(
      campaign: "summer", run: "00000000000000aa", planDigest: "d", workspace: "ws_1",
      isSandbox: true, toolVersion: "1.0", who: "me \"\u{301} x", commit: nil,
      started: Instant(seconds: 0), endedAt: Instant(seconds: 9), ended: .finished)
    header.counts[.created] = 1
    header.linkCount = 1
    var line = ReportLine(outcome: .created, key: "k", destination: "https://a.example/")
    line.slug = "s"
    line.shortURL = "https://xqr.co/s"
    change(&line)
    return String(
      decoding: ReportHTML.render(Report(header: header, lines: [line])), as: UTF8.self)
  }

  private func part(_ text: String, _ start: String, _ end: String) throws -> Substring {
    let from = try #require(text.range(of: start)).upperBound
    let to = try #require(text.range(of: end, range: from..<text.endIndex)).lowerBound
    return text[from..<to]
  }

  @Test func `the policy lets only the page's own style and script run, and nothing be loaded`()
    throws
  {
    let page = page { _ in }
    let policy = try part(page, "Content-Security-Policy\" content=\"", "\">")
    for (start, end, name) in [
      ("<style>", "</style>", "style-src"), ("\n<script>", "</script>", "script-src"),
    ] {
      let hash = Base64.encode(SHA256.digest(try part(page, start, end).utf8))
      #expect(policy.contains("\(name) &#39;sha256-\(hash)&#39;"))
    }
    #expect(policy.hasPrefix("default-src &#39;none&#39;;"))
    #expect(!policy.contains("unsafe"))
    #expect(!page.contains(" src=") && !page.contains(" href=") && !page.contains("url("))
  }

  @Test func `no text ends the element that it stands in`() throws {
    let page = page { line in
      line.slug = "</script><script>x</script><!--"
      line.dimensions = [.init(name: "</SCRIPT>", value: "\u{2028}\u{202E}")]
    }
    let data = try part(page, #"type="application/json">"#, "</script>")
    #expect(!data.contains("<"))
    #expect(data.contains(#"\u003C/script>\u003Cscript>x\u003C/script>\u003C!--"#))
    #expect(data.contains(#""\\u2028\\u202E""#))
    // A quotation mark with an accent on it is one character, and ends an attribute all the same.
    #expect(page.contains("me &quot;\u{301} x"))
  }

  @Test func `a code that isn't known, or that nobody should print, isn't drawn`() throws {
    #expect(page { _ in }.contains(#""codes":["/"#))
    #expect(page { $0.shortURL = nil }.contains(#""codes":[]"#))
    for outcome in [Outcome.deleted, .failed("other-code"), .blocked(.foreignOwner), .unknown] {
      #expect(page { $0.outcome = outcome }.contains(#""codes":[]"#))
    }
  }

  @Test func `equal reports are equal pages`() {
    #expect(page { _ in } == page { _ in })
  }

  @Test func `a plan of nothing has a page that says so`() throws {
    var world = SmallWorld()
    world.want("abc")
    world.find("abc")
    let page = String(decoding: PlanHTML.render(try world.plan()), as: UTF8.self)
    #expect(page.contains("No changes. All live links of the campaign are as the files ask."))
    #expect(page.contains("There are none to show."))
    #expect(!page.contains("<strong>SANDBOX"))
  }
}
