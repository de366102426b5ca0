import Applying
import Links
import Planning
import Reporting
import Testing

@Suite struct ReportTextTests {
  private func header(_ lines: [ReportLine], ended: Ended = .finished) -> ReportHeader {
    var header = ReportHeader(
      campaign: "summer", run: "00000000000000aa", planDigest: "d", workspace: "ws_1",
      isSandbox: false, toolVersion: "1.0", who: "me", commit: nil, started: Instant(seconds: 0),
      endedAt: Instant(seconds: 9), ended: ended)
    for line in lines { header.counts[line.outcome.kind] += 1 }
    header.linkCount = lines.count
    header.planned[.list] = 1
    header.planned[.create] = 17
    header.made = header.planned
    return header
  }

  private func line(_ outcome: Outcome, _ name: String) -> ReportLine {
    var line = ReportLine(outcome: outcome, key: name, destination: "https://a.example/")
    line.slug = "s-" + name
    return line
  }

  @Test func `a clean run is three lines and a path`() {
    let lines = (0..<1680).map { line(.created, "\($0)") }
    let text = ReportText(Report(header: header(lines), lines: lines), path: "reports/x.json").text
    #expect(
      text == """
        Campaign summer, workspace ws_1, run 00000000000000aa
        1,680 links = 1,680 created
        API calls: 18 made (1 list, 17 create), 18 planned; 0 retries

        Report: reports/x.json

        """)
  }

  @Test func `problems are grouped with counts, reasons and ways out, the worst first`() {
    var lines = [
      line(.created, "a"), line(.skipped(.quota), "b"), line(.blocked(.unmanaged), "c"),
      line(.failed("conflict"), "d"), line(.unchanged, "e"),
    ]
    lines += (0..<7).map { line(.failed("conflict"), "f\($0)") }
    var unknown = ReportLine(outcome: .unknown, key: "g\u{1B}[2J", destination: "https://a/")
    unknown.dimensions = [.init(name: "store", value: "0421")]
    unknown.requestID = "req_1"
    lines.append(unknown)
    lines[0].isNotAsSent = true
    var header = header(lines, ended: .stopped(.quota))
    header.isSandbox = true
    header.retries = 1
    let text = ReportText(header, lines, path: nil).text
    #expect(
      text == """
        SANDBOX Campaign summer, workspace ws_1, run 00000000000000aa
        13 links = 1 created + 1 unchanged + 1 skipped + 1 blocked + 8 failed + 1 unknown
        API calls: 18 made (1 list, 17 create), 18 planned; 1 retry
        Stopped: the month's calls are used up; apply again in the next billing month

        ! failed 8 links: the code is taken by another link; choose another, or look whose it \
        is with `--scan workspace`
            s-d  key d
            s-f0  key f0
            s-f1  key f1
            s-f2  key f2
            s-f3  key f3
            … and 3 more

        ? unknown 1 link: sent, and no answer says whether it was carried out; apply again in ten \
        minutes, which looks first
            (new code)  store=0421  key g\\u001B[2J (req_1)

        ! blocked 1 link: belongs to no campaign; take it over with `--adopt`, or choose another slug
            s-c  key c

          skipped 1 link: not sent: the month's calls are used up; apply again in the next billing \
        month
            s-b  key b

        warning: 1 link shows something else in the service than what was sent \
        (not-as-sent)

        """)
  }

  @Test func `sums that don't add up are shown as such`() {
    let lines = [line(.created, "a")]
    var header = header(lines)
    header.linkCount = 2
    #expect(ReportText(header, lines, path: nil).text.contains("2 links ≠ 1 created\n"))
  }

  @Test func `colours come only where they are asked for`() {
    let lines = [line(.failed("boom"), "a")]
    let report = Report(header: header(lines), lines: lines)
    let plain = ReportText(report, path: nil).text
    let coloured = ReportText(report, path: nil, paint: Paint(isOn: true)).text
    #expect(!plain.contains("\u{1B}") && coloured.contains("\u{1B}[31m!\u{1B}[0m"))
    #expect(plain.contains("! failed 1 link: the service refused it: boom\n"))
  }

  @Test func `every stop and every reason has words of its own`() {
    let outcomes = Stop.allCases.map { Outcome.skipped($0) }
    let texts = outcomes.map { outcome in
      ReportText(header([line(outcome, "a")]), [line(outcome, "a")], path: nil).text
    }
    #expect(Set(texts).count == Stop.allCases.count)
  }
}
