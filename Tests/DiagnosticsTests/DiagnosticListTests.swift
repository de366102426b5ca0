import Diagnostics
import Testing

@Suite struct DiagnosticListTests {
  @Test func `counts the same fault at the same place instead of repeating it`() {
    let code = Diagnostic.Code("XQ0000", "a fault")
    let file = SourceFile.ID(index: 0)
    let span = SourceSpan(file: file, start: 3, end: 5)
    let list = DiagnosticList([
      Diagnostic(code, at: span, "row 1"), Diagnostic(code, at: span, "row 2"),
      Diagnostic(code, at: SourceSpan(file: file, start: 0, end: 1), "elsewhere"),
    ])
    #expect(list.items.map(\.repeats) == [1, 0])
    #expect(list.sorted.map(\.detail) == ["elsewhere", "row 1"])
  }

  @Test func `positions count code points and skip a byte order mark`() {
    let file = SourceFile(path: "a", bytes: Array("\u{FEFF}é=1\r\nñx".utf8))
    #expect(file.position(at: 5) == .init(line: 1, column: 2))
    #expect(file.position(at: 11) == .init(line: 2, column: 2))
  }

  @Test func `suggests the nearest name and nothing far away`() {
    #expect(Suggestion.nearest(to: "regoin", among: ["id", "region", "url"]) == "region")
    #expect(Suggestion.nearest(to: "custom-slug", among: ["custom_slug"]) == "custom_slug")
    #expect(Suggestion.nearest(to: "zzz", among: ["region"]) == nil)
    // As long as a file may be: looking for what is near would take hours.
    #expect(
      Suggestion.nearest(to: String(repeating: "x", count: 1 << 20), among: ["region"]) == nil)
  }
}
