import Diagnostics
import Reporting
import Testing

struct OtherFormTests {
  private func example() -> Example {
    var example = Example("a: 👍 \"é\"\nb: 1\n")
    example.list.report(
      Diagnostic(
        Example.code, at: example.place("\"é\""), "100% of \"x, y\": none\n",
        labels: [.init(example.place("b"), "and here")], help: ["try again"],
        values: ["x = 1"], trace: [.init("links[0]"), .init("row 2", at: example.place("1"))],
        repeats: 2))
    example.list.report(Diagnostic(Example.code, .note, at: nil, "nowhere"))
    return example
  }

  @Test func `short form is a line a diagnostic, those without a place first`() {
    #expect(
      example().rendered(.short) == #"""
        note: no such column: nowhere [XQ1203]
        campaigns/spring.yaml:1:6: error: no such column: 100% of "x, y": none\n [XQ1203] (2 more)
        1 error, 1 note

        """#)
  }

  @Test func `GitHub form is a command a diagnostic, with its separators escaped`() {
    #expect(
      example().rendered(.github) == """
        ::notice title=no such column [XQ1203]::nowhere
        ::error file=campaigns/spring.yaml,line=1,col=6,endLine=1,endColumn=9,title=no such column \
        [XQ1203]::100%25 of "x, y": none%0A%0Ahelp: try again%0Avalue: x = 1%0A\
        while expanding: links[0] → row 2%0A2 more rows

        """)
    var other = Example("a:\n  b: 1\n")
    other.report(about: "a:\n  b", "x")
    #expect(
      other.rendered(.github) == """
        ::error file=campaigns/spring.yaml,line=1,col=1,endLine=2,title=no such column [XQ1203]::x

        """)
  }

  @Test func `JSON form is an object a line with every field in its order`() {
    #expect(
      example().rendered(.json) == #"""
        {"severity":"note","code":"XQ1203","summary":"no such column","detail":"nowhere",\#
        "location":null,"labels":[],"help":[],"values":[],"trace":[],"repeats":0,"elsewhere":[]}
        {"severity":"error","code":"XQ1203","summary":"no such column",\#
        "detail":"100% of \"x, y\": none\u000A",\#
        "location":{"path":"campaigns/spring.yaml",\#
        "start":{"byte":8,"line":1,"column":6,"utf16_column":7},\#
        "end":{"byte":12,"line":1,"column":9,"utf16_column":10}},\#
        "labels":[{"text":"and here","location":{"path":"campaigns/spring.yaml",\#
        "start":{"byte":13,"line":2,"column":1,"utf16_column":1},\#
        "end":{"byte":14,"line":2,"column":2,"utf16_column":2}}}],\#
        "help":["try again"],"values":["x = 1"],\#
        "trace":[{"text":"links[0]","location":null},{"text":"row 2",\#
        "location":{"path":"campaigns/spring.yaml",\#
        "start":{"byte":16,"line":2,"column":4,"utf16_column":4},\#
        "end":{"byte":17,"line":2,"column":5,"utf16_column":5}}}],"repeats":2,\#
        "elsewhere":[]}

        """#)
  }

  @Test func `JSON places are those of the source file`() {
    let text = "\u{FEFF}é👍\r\n\n漢x\n"
    for offset in 0...text.utf8.count {
      var example = Example(text)
      let span = SourceSpan(file: example.campaign, start: offset, end: offset)
      example.list.report(Diagnostic(Example.code, at: span, ""))
      let place = example.files[example.campaign].position(at: offset)
      #expect(
        example.rendered(.json).contains(
          "\"start\":{\"byte\":\(offset),\"line\":\(place.line),\"column\":\(place.column),"))
    }
  }

  @Test func `shows fifty errors and counts the rest`() {
    var example = Example(String(repeating: "x\n", count: 100))
    for line in 0..<62 {
      let span = SourceSpan(file: example.campaign, start: 2 * line, end: 2 * line + 1)
      example.list.report(Diagnostic(Example.code, at: span, "here"))
    }
    example.list.report(Diagnostic(Example.code, .warning, at: nil, "nowhere"))
    let lines = example.rendered(.short).split(separator: "\n")
    #expect(lines.count == 53)
    #expect(lines[50].hasPrefix("campaigns/spring.yaml:50:1: error"))
    #expect(lines.suffix(2) == ["and 12 more errors", "62 errors, 1 warning"])
    #expect(example.rendered(.full).hasSuffix("\n\nand 12 more errors\n62 errors, 1 warning\n"))
    #expect(example.rendered(.json).split(separator: "\n").count == 63)
  }

  @Test func `an empty list is an empty text`() {
    for form in DiagnosticRenderer.Form.allCases {
      #expect(Example("").rendered(form) == "")
    }
  }
}
