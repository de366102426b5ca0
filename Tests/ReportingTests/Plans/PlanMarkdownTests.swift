import Bytes
import Links
import Planning
import Reporting
import Testing

@Suite struct PlanMarkdownTests {
  @Test func `a small plan is a heading, its findings, its price and a table of all changes`()
    throws
  {
    var world = SmallWorld()
    world.isSandbox = true
    world.want("new-1") { $0.labels = ["red"] }
    world.want("upd-1") {
      $0.url = "https://b.example/"
      $0.labels = ["blue"]
    }
    world.want("out-1")
    world.find("upd-1")
    world.find("out-1") { $0.expires = 5_000_000_000 }
    world.find("old-1") { $0.labels += ["own"] }
    #expect(
      PlanMarkdown(try world.plan()).text == """
        <!-- xqr-campaign plan summer -->
        ## SANDBOX plan for campaign `summer`

        **Plan:** 1 to create, 1 to update, 1 to pause, 0 to delete.

        - Workspace: `ws_1`
        - Left alone: 1 blocked
        - API calls: 5 (1 usage, 1 list, 1 create, 1 update, 1 status); 982 of 1,000 left this month \
        (from /workspace/usage)
        - Time: about 1 s at 8 calls a second

        | | link | which | what |
        |---|---|---|---|
        | <code>&#124;</code> | `old-1` |  | not in the files |
        | `!` | `out-1` | `poster store=0421` | the service can't change an expiry; keep the live one \
        in the file, use a new slug, or make the link anew with `--replace KEY`<br>expires\\_at: `2128-06-11T08:53:20Z` → `never` |
        | `~` | `upd-1` | `poster store=0421` | url: `https://a.example/x` → `https://b.example/`<br>\
        labels: + `blue` |
        | `+` | `new-1` | `poster store=0421` | url: `https://a.example/x`<br>labels: \
        `campaign-summer`, `red` |

        """)
  }

  @Test func `a refused plan says so, with the guard's arithmetic and the ways out`() throws {
    var world = SmallWorld()
    for number in 1000..<1012 { world.want("upd-\(number)") { $0.url = "https://b.example/" } }
    for number in 1000..<1012 { world.find("upd-\(number)") }
    let text = PlanMarkdown(try world.plan()).text
    #expect(
      text.contains(
        """
        > [!CAUTION]
        > This plan is refused by updates: nothing would be written.

        - **error XQ2101** too many live links would change: guard updates: 12 of 12 live links \
        (100 %) would change, more than the limit of 3, which is 30 % (default)
          - If the plan is what you want, let it through with `--max-updates 12`.
          - Switch the guard off for one run with `--disable-guards updates`.

        """), "\(text)")
  }

  @Test func `says that there is nothing to do`() throws {
    var world = SmallWorld()
    world.want("abc")
    world.find("abc")
    let text = PlanMarkdown(try world.plan()).text
    #expect(text.contains("\nNo changes. All live links of the campaign are as the files ask.\n"))
    #expect(!text.contains("|"))
    #expect(text.hasPrefix("<!-- xqr-campaign plan summer -->\n## Plan"))
  }

  @Test func `data is no markup, opens no cell and calls nobody`() throws {
    var world = SmallWorld()
    world.want("abc") {
      $0.labels = ["a|b", "`c`", "<b>x</b>", "@team #1", "d\\|e", " f ", "g\nh\u{1B}[2J"]
      $0.store = "x|**y**"
    }
    let text = PlanMarkdown(try world.plan()).text
    let row = try #require(text.split(separator: "\n").last)
    #expect(
      row.hasSuffix(
        "`campaign-summer`, <code>a&#124;b</code>, <code>&#96;c&#96;</code>, `<b>x</b>`, "
          + "`@team #1`, <code>d&#92;&#124;e</code>, <code> f </code>, "
          + #"<code>g&#92;nh&#92;u001B&#91;2J</code> |"#), "\(row)")
    #expect(row.contains("<code>poster store=x&#124;&#42;&#42;y&#42;&#42;</code>"))
    #expect(row.count { $0 == "|" } == 5)
  }

  /// Links with URLs of about so many bytes.
  private func large(_ count: Int, bytes: Int) throws -> Plan {
    var world = SmallWorld()
    let path = String(repeating: "ä|`", count: bytes / 4)
    for number in 10_000..<10_000 + count {
      world.want("upd-\(number)") { $0.url = "https://b.example/\(number)/\(path)" }
      world.find("upd-\(number)") { $0.url = "https://a.example/\(number)/\(path)" }
      world.want("new-\(number)")
      if number < 10_020 { world.find("old-\(number)") }
    }
    return try world.plan()
  }

  @Test(arguments: [(500, 10), (1500, 10), (200, 2000), (3, 60_000), (2000, 300)])
  func `fits 65,536 characters and says what it cut`(count: Int, bytes: Int) throws {
    let plan = try large(count, bytes: bytes)
    let text = PlanMarkdown(plan).text
    #expect(text.utf8.count <= 65_536)
    let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| | link") }
    // The rows that stand and those that are said to be cut are all that there are.
    for (symbol, noun, all) in [
      ("`~`", "update", plan.summary[.update]), ("`+`", "create", plan.summary[.create]),
      ("<code>&#124;</code>", "pause", plan.summary[.pause]),
    ] {
      let shown = rows.count { $0.hasPrefix("| \(symbol) |") }
      let cut = rows.compactMap { row -> Int? in
        guard let match = row.firstMatch(of: #/and ([0-9,]+) more ([a-z]+?)s?; see the plan file/#),
          match.2 == noun
        else { return nil }
        return Int(match.1.filter { $0 != "," })
      }
      #expect(shown + cut.reduce(0, +) == all, "\(noun)")
    }
  }

  @Test func `a kind with few changes isn't cut by one with many`() throws {
    let text = PlanMarkdown(try large(1500, bytes: 10)).text
    #expect(text.split(separator: "\n").count { $0.contains("| `old-") } == 20 + 1)
    #expect(text.contains("<details><summary>3,020 changes</summary>"))
  }
}
