import Diagnostics
import Reporting
import Testing

struct FullFormTests {
  private func complete() -> Example {
    var example = Example(
      """
      campaign: spring
      data:
        partners: {csv: data/partners.csv, key: id}
      links:
        - id: partner
          url: ${{ row.regoin | lower }}

      """)
    example.list.report(
      Diagnostic(
        Example.code, at: example.place("regoin"), "not a column of data/partners.csv",
        labels: [
          .init(example.place("{csv: data/partners.csv, key: id}"), "`row` comes from here"),
          .init(example.span("id,name,region", example.data), "the columns"),
        ],
        help: ["did you mean `region`?", "columns: id, name, region"],
        values: ["row.id = 17", "row.name = " + String(repeating: "x", count: 100)],
        trace: [
          .init("links[0] \"partner\""), .init("store row 17 (data/partners.csv:18)"),
          .init("lang=fr"),
        ],
        repeats: 1439))
    return example
  }

  @Test func `shows the source, both ends, the way out, and how the expansion came here`() {
    #expect(
      complete().rendered(.full) == """
        error[XQ1203]: no such column
         --> campaigns/spring.yaml:6:18
          |
        6 |     url: ${{ row.regoin | lower }}
          |                  ^^^^^^ not a column of data/partners.csv
          |
        3 |   partners: {csv: data/partners.csv, key: id}
          |             --------------------------------- `row` comes from here
         ::: data/partners.csv:1:1
          |
        1 | id,name,region
          | -------------- the columns
          = help: did you mean `region`?
          = help: columns: id, name, region
          = value: row.id = 17
          = value: row.name = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          = while expanding: links[0] "partner" → store row 17 (data/partners.csv:18) → lang=fr
          = same error in 1,439 more rows

        """)
  }

  @Test func `a value is shown whole where no place shows the rest`() {
    let names = (0..<40).map { "card-\($0)" }.joined(separator: ", ")
    var example = Example("")
    example.list.report(Diagnostic(Example.code, at: nil, "", values: ["links = \(names)"]))
    #expect(example.rendered(.full).hasSuffix("= value: links = \(names)\n"))
  }

  @Test func `puts two marks of one line below it, and makes room for long line numbers`() {
    var example = Example(String(repeating: "#\n", count: 98) + "#\na: &x [1, *x]\n")
    example.list.report(
      Diagnostic(
        Example.code, at: example.place("*x"), "it stands inside the value",
        labels: [.init(example.place("&x"), "this value"), .init(example.place("#"), "far away")],
        help: ["two\nlines"]))
    #expect(
      example.rendered(.full) == """
        error[XQ1203]: no such column
           --> campaigns/spring.yaml:100:11
            |
        100 | a: &x [1, *x]
            |           ^^ it stands inside the value
            |    -- this value
            |
          1 | #
            | - far away
            = help: two
              lines

        """)
  }

  @Test func `says it without source where there is no place`() {
    var example = Example("")
    example.list.report(
      Diagnostic(
        Example.code, .warning, at: nil, "the service did not answer",
        help: ["look at the network"], repeats: 1))
    #expect(
      example.rendered(.full) == """
        warning[XQ1203]: no such column
          the service did not answer
          = help: look at the network
          = same warning in 1 more row

        """)
  }

  @Test(arguments: [
    ("a: 漢字 <x> 1", "a: 漢字 <x> 1", "        ^^^ here"),
    ("\ta:\t<x>", "    a:  <x>", "        ^^^ here"),
    ("e\u{301} 👍 <x>", "e\u{301} 👍 <x>", "     ^^^ here"),
    ("<x>\r\n", "<x>", "^^^ here"),
    ("\u{FEFF}<x>", "<x>", "^^^ here"),
    ("a: \u{1B}[31m<x>", "a: \\u001B[31m<x>", "             ^^^ here"),
    ("\u{202E}\u{200B}<x>", "\\u202E\\u200B<x>", "            ^^^ here"),
    ("a: <x", "a: <x", "   ^^ here"),
    ("a: <x\n y>", "a: <x", "   ^^ here"),
  ])
  func `puts the mark below its text at any width`(source: String, line: String, mark: String)
    throws
  {
    var example = Example(source)
    let bytes = example.files[example.campaign].bytes
    let start = try #require(bytes.firstIndex(of: UInt8(ascii: "<")))
    let end = bytes.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    example.list.report(
      Diagnostic(
        Example.code, at: SourceSpan(file: example.campaign, start: start, end: end), "here"))
    let lines = example.rendered(.full).split(separator: "\n")
    #expect(lines[3] == "1 | \(line)")
    #expect(lines[4] == "  | \(mark)")
  }

  @Test func `marks the end of a file, an empty place and a broken byte with one sign`() {
    var files = SourceFiles()
    let file = files.add(path: "a", bytes: [0x61, 0xFF, 0x62])
    let list = DiagnosticList([
      Diagnostic(Example.code, at: SourceSpan(file: file, start: 1, end: 2), "broken"),
      Diagnostic(Example.code, at: SourceSpan(file: file, start: 2, end: 2), "empty"),
      Diagnostic(Example.code, at: SourceSpan(file: file, start: 3, end: 3), "the end"),
    ])
    let text = DiagnosticRenderer(form: .full, files: files, colour: false).render(list)
    #expect(
      text == #"""
        error[XQ1203]: no such column
         --> a:1:2
          |
        1 | a\xFFb
          |  ^^^^ broken
          = help: 'xqr-campaign explain XQ1203' says more.

        error[XQ1203]: no such column
         --> a:1:3
          |
        1 | a\xFFb
          |      ^ empty
          = help: 'xqr-campaign explain XQ1203' says more.

        error[XQ1203]: no such column
         --> a:1:4
          |
        1 | a\xFFb
          |       ^ the end
          = help: 'xqr-campaign explain XQ1203' says more.

        3 errors

        """#)
  }

  @Test func `cuts a long line around the mark`() {
    let filler = String(repeating: "0123456789", count: 20)
    var example = Example(filler + "<x>" + filler)
    example.report(about: "<x>")
    let lines = example.rendered(.full).split(separator: "\n")
    #expect(lines[1] == " --> campaigns/spring.yaml:1:201")
    let indent = String(repeating: " ", count: 40)
    #expect(lines[3] == "1 | …\(filler.suffix(40))<x>\(filler.prefix(56))…")
    #expect(lines[4] == "  |  \(indent)^^^ here")
  }

  @Test func `cuts a line of megabytes`() {
    let filler = String(repeating: "é", count: 1_000_000)
    var example = Example(filler + "<x>" + filler)
    example.report(about: "<x>")
    let lines = example.rendered(.full).split(separator: "\n")
    #expect(lines[3].count < 110)
    #expect(lines[4] == "  | " + String(repeating: " ", count: 41) + "^^^ here")
  }

  @Test func `escapes what could steer a terminal, wherever it stands`() {
    var files = SourceFiles()
    let file = files.add(path: "a\u{1B}]0;x\u{7}", bytes: Array("x".utf8))
    let evil = "\u{1B}[2J\u{202E}"
    let list = DiagnosticList([
      Diagnostic(
        Example.code, at: SourceSpan(file: file, start: 0, end: 1), evil,
        labels: [.init(SourceSpan(file: file, start: 0, end: 1), evil)], help: [evil],
        values: [evil], trace: [.init(evil)])
    ])
    for form in DiagnosticRenderer.Form.allCases {
      let text = DiagnosticRenderer(form: form, files: files, colour: false).render(list)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }
  }

  @Test func `colours only when it is asked to`() {
    var example = Example("a: <x>")
    example.report(.warning, about: "<x>")
    #expect(
      example.rendered(.full, colour: true) == """
        \u{1B}[1;33mwarning[XQ1203]\u{1B}[0m\u{1B}[1;39m: no such column\u{1B}[0m
         \u{1B}[1;34m-->\u{1B}[0m campaigns/spring.yaml:1:4
         \u{1B}[1;34m |\u{1B}[0m
        \u{1B}[1;34m1 |\u{1B}[0m a: <x>
         \u{1B}[1;34m |\u{1B}[0m    \u{1B}[1;33m^^^ here\u{1B}[0m
         \u{1B}[1;34m = \u{1B}[0mhelp: 'xqr-campaign explain XQ1203' says more.

        """)
  }

  @Test func `an error without help points to 'explain', and nothing else does`() {
    var example = Example("a: <x>")
    example.report(about: "<x>")
    #expect(example.rendered(.full).contains("'xqr-campaign explain XQ1203' says more."))
    let place = example.place("<x>")
    let unknown = Diagnostic(Diagnostic.Code("XQ9999", "odd"), at: place, "here")
    let helped = Diagnostic(Example.code, at: place, "here", help: ["Do this."])
    let note = Diagnostic(Example.code, .note, at: place, "here")
    for diagnostic in [unknown, helped, note] {
      example.list = DiagnosticList([diagnostic])
      #expect(!example.rendered(.full).contains("explain"))
    }
  }
}
