import Diagnostics
import Reporting
import Testing

/// What GitHub takes of a step: ten annotations of each severity, titles and messages of some size.
@Suite struct AnnotationTests {
  private func lines(
    errors: Int, warnings: Int = 0, annotations: Annotations = Annotations()
  ) -> [Substring] {
    var example = Example(String(repeating: "x\n", count: max(errors, 1)))
    for line in 0..<errors {
      let span = SourceSpan(file: example.campaign, start: 2 * line, end: 2 * line + 1)
      example.list.report(Diagnostic(Example.code, at: span, "here"))
    }
    for number in 0..<warnings {
      example.list.report(Diagnostic(Example.code, .warning, at: nil, "there \(number)"))
    }
    return DiagnosticRenderer(
      form: .github, files: example.files, colour: false, annotations: annotations
    ).render(example.list).split(separator: "\n")
  }

  @Test func `ten errors and ten warnings are all annotated`() {
    let lines = lines(errors: 10, warnings: 10)
    #expect(lines.count == 20)
    #expect(lines.count { $0.hasPrefix("::error file=") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning title=") } == 10)
  }

  @Test func `of eleven the tenth annotation tells of two more, which the log has`() {
    let lines = lines(errors: 11, warnings: 1)
    #expect(lines.count { $0.hasPrefix("::error file=") } == 9)
    #expect(
      lines.suffix(5) == [
        "::error title=2 more errors::GitHub shows 10 of a step. The step's log has the others.",
        "::group::2 without an annotation",
        "campaigns/spring.yaml:10:1: error: no such column: here [XQ1203]",
        "campaigns/spring.yaml:11:1: error: no such column: here [XQ1203]", "::endgroup::",
      ])
    #expect(lines.count { $0.hasPrefix("::warning ") } == 1)
  }

  @Test func `what one part of a run annotated is taken from the next`() {
    let annotations = Annotations()
    #expect(lines(errors: 8, annotations: annotations).count { $0.hasPrefix("::error") } == 8)
    let second = lines(errors: 8, annotations: annotations)
    #expect(second.count { $0.hasPrefix("::error file=") } == 1)
    #expect(second.contains { $0.hasPrefix("::error title=7 more errors::") })
    let third = lines(errors: 1, annotations: annotations)
    #expect(!third.contains { $0.hasPrefix("::error") })
    #expect(third.contains("::group::1 without an annotation"))
  }

  @Test func `the log has fifty of what isn't annotated, and the count of the rest`() {
    let lines = lines(errors: 70)
    #expect(lines.count { $0.hasPrefix("campaigns/spring.yaml:") } == 50)
    #expect(lines.contains("::group::61 without an annotation"))
    #expect(lines.suffix(2) == ["and 11 more errors", "::endgroup::"])
  }

  @Test func `a message is cut where GitHub would, and says so`() throws {
    var example = Example("x")
    example.list.report(Diagnostic(Example.code, at: nil, String(repeating: "ä", count: 40_000)))
    let text = example.rendered(.github)
    let message = try #require(text.split(separator: "::").last)
    #expect(message.utf8.count <= 64 << 10 && message.hasSuffix("ä… (cut)\n"))
    #expect(!message.contains("\u{FFFD}"))
  }
}
