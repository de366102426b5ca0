import Reporting
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain ü → text\n", "plain ü → text\n"), ("a\r\nb", "a\r\nb"), ("a\rb", "a\\rb"),
    ("\u{1B}]0;title\u{7}", "\\u001B]0;title\\u0007"), ("\u{9B}2J", "\\u009B2J"),
    ("\u{1B}[2J", "\\u001B[2J"), ("a\u{202E}b", "a\\u202Eb"), ("\u{1B}", "\\u001B"),
    ("\u{1B}[", "\\u001B["), ("\u{1B}[31", "\\u001B[31"),
  ])
  func `shows what a terminal would obey`(text: String, shown: String) {
    #expect(SafeText.text(text, colours: false) == shown)
    #expect(SafeText.text(text, colours: true) == shown)
  }

  @Test func `lets our own colours through where they are wanted, and no others`() {
    let painted = "\u{1B}[1;31merror\u{1B}[0m \u{1B}[35mx\u{1B}[0m"
    #expect(SafeText.text(painted, colours: true) == painted)
    #expect(SafeText.text("\u{1B}[31mx", colours: false) == "\\u001B[31mx")
    #expect(SafeText.text("\u{1B}[8mhidden", colours: true) == "\\u001B[8mhidden")
  }

  @Test(arguments: [
    ("a::b", "a::b"), ("::add-mask::x", "\\u003A:add-mask::x"),
    ("ok\n   ::error::x\nok", "ok\n   \\u003A:error::x\nok"),
    ("a ##[add-mask]b", "a #\\u0023[add-mask]b"),
  ])
  func `takes commands of a workflow apart`(text: String, shown: String) {
    #expect(SafeText.withoutCommands(text) == shown)
  }
}
