import Reporting
import Testing

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(
      decoding: UnifiedDiff.text(of: "a.yaml", Array(old.utf8), Array(new.utf8)), as: UTF8.self)
  }

  @Test func `shows three lines around a change`() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func `says where a last line has no end`() {
    #expect(
      diff("a: 1", "a: 1\nb: 2") == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1,1 +1,2 @@
        -a: 1
        \\ No newline at end of file
        +a: 1
        +b: 2
        \\ No newline at end of file

        """)
  }

  @Test func `has nothing to say of equal files`() {
    #expect(diff("a\n", "a\n").isEmpty && diff("", "").isEmpty)
  }

  @Test func `adds a line to an empty file`() {
    #expect(diff("", "a\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -0,0 +1,1 @@\n+a\n")
  }
}
