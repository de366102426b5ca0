import Applying
import Links
import Planning
import Reporting
import Testing

/// Reports as Markdown and CSV.
@Suite struct ReportExportTests {
  private func report(_ lines: [ReportLine], ended: Ended = .finished) -> Report {
    var header = ReportHeader(
      campaign: "summer", run: "00000000000000aa", planDigest: "d", workspace: "ws_1",
      isSandbox: true, toolVersion: "1.0", who: "me", commit: nil, started: Instant(seconds: 0),
      endedAt: Instant(seconds: 9), ended: ended)
    for line in lines { header.counts[line.outcome.kind] += 1 }
    header.linkCount = lines.count
    header.planned[.create] = 17
    header.made = header.planned
    return Report(header: header, lines: lines)
  }

  private func line(_ outcome: Outcome, _ name: String) -> ReportLine {
    var line = ReportLine(outcome: outcome, key: "k-" + name, destination: "https://a.example/")
    line.slug = "s-" + name
    line.dimensions = [.init(name: "store", value: "=" + name)]
    return line
  }

  @Test func `Markdown shows sums and problems first, then every link`() {
    var updated = line(.updated, "c")
    updated.before.destination = "https://old.example/"
    let lines = [line(.created, "a"), line(.failed("con|flict"), "b"), updated]
    #expect(
      ReportMarkdown(report(lines, ended: .stopped(.maxCalls))).text == """
        <!-- xqr-campaign report summer -->
        ## SANDBOX run of campaign `summer`

        **3 links** = 1 created + 1 updated + 1 failed

        > [!WARNING]
        > Stopped: the calls of this run are used up (`--max-calls`); apply again to go on

        - Workspace: `ws_1`
        - Run: `00000000000000aa` by `me`, ended 1970-01-01T00:00:09Z
        - API calls: 17 made (17 create), 17 planned; 0 retries

        | | outcome | why | links |
        |---|---|---|---|
        | `!` | **1 failed** | the service refused it: con&#124;flict | `s-b` |

        <details><summary>3 links</summary>

        | outcome | link | which | url |
        |---|---|---|---|
        | failed <code>con&#124;flict</code> | `s-b` | `store==b` | `https://a.example/` |
        | created | `s-a` | `store==a` | `https://a.example/` |
        | updated | `s-c` | `store==c` | `https://old.example/` → `https://a.example/` |

        </details>

        """)
  }

  @Test func `Markdown of any size fits, and names what it cut`() {
    let lines = (0..<9000).map { line($0 % 1000 == 0 ? .failed("boom \($0)") : .created, "\($0)") }
    let text = ReportMarkdown(report(lines)).text
    #expect(text.utf8.count <= 65_536 && text.utf8.count > 60_000)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| failed") } == 9)
    let created = text.split(separator: "\n").count { $0.hasPrefix("| created") }
    #expect(text.contains("| | … and \((8991 - created) / 1000),"))
    #expect(text.contains(" more created; see the report | | |"))
  }

  @Test(arguments: [65_536, 1 << 20, 4096]) func `Markdown fits the room that it gets`(limit: Int)
    throws
  {
    let lines = (0..<9000).map { line(.created, "\($0)") }
    let report = report(lines)
    let text = ReportMarkdown(report, limit: limit).text
    #expect(text.utf8.count <= limit)
    let shown = text.split(separator: "\n").count { $0.hasPrefix("| created") }
    let cut =
      try text.firstMatch(of: /and ([0-9,]+) more created; see the report/)
      .map { try #require(Int($0.1.filter { $0 != "," })) } ?? 0
    #expect(shown + cut == 9000)
    #expect((cut == 0) == (limit == 1 << 20))
  }

  @Test func `the marker of a comment can't be left by a campaign's name`() {
    var header = report([]).header
    header.campaign = "a--><b>-b_c.d"
    let text = ReportMarkdown(Report(header: header, lines: [])).text
    #expect(text.hasPrefix("<!-- xqr-campaign report a--b-b_c.d -->\n## "))
  }

  @Test func `CSV has a line a link and guards formulas`() {
    var failed = line(.failed("conflict"), "b")
    failed.requestID = "req_1"
    failed.before.labels = ["x", "y"]
    let text = String(
      decoding: ReportCSV.render(report([line(.created, "a"), failed])), as: UTF8.self)
    #expect(
      text.split(separator: "\r\n", omittingEmptySubsequences: false) == [
        "outcome,reason,key,slug,short_url,id,url,url_before,labels_before,enabled_before,"
          + "routing_rules_before,request_id,not_as_sent,since,store",
        #"created,,k-a,s-a,,,https://a.example/,,,,,,,,"'=a""#,
        #"failed,conflict,k-b,s-b,,,https://a.example/,,x|y,,,req_1,,,"'=b""#, "",
      ])
  }
}
