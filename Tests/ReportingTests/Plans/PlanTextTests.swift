import Bytes
import Links
import Planning
import Reporting
import Testing

@Suite struct PlanTextTests {
  @Test func `shows each change of a small plan, its fields and its price`() throws {
    var world = SmallWorld()
    world.want("new-1") { $0.labels = ["red"] }
    world.want("off-1") { $0.isEnabled = false }
    world.want("upd-1") {
      $0.url = "https://b.example/"
      $0.labels = ["red"]
      $0.rules = [RoutingRule(destination: "https://m.example/", priority: 1)]
    }
    world.want("out-1")
    world.want("his-1")
    world.find("upd-1") { $0.isEnabled = false }
    world.find("out-1") { $0.expires = 5_000_000_000 }
    world.find("his-1") { $0.labels = ["campaign-summer", "campaign-other"] }
    world.find("old-1")
    world.find("old-2") { $0.isEnabled = false }
    #expect(
      PlanText(try world.plan()).text == """
        Campaign summer, workspace ws_1

        Legend: + create  ~ update  | pause  ! blocked

          ! his-1  poster store=0421: carries two owner labels; take one away
              labels        campaign-summer, campaign-other
          + new-1  poster store=0421
              url           https://a.example/x
              labels        campaign-summer, red
          + off-1  poster store=0421: created, then paused
              url           https://a.example/x
              labels        campaign-summer
              enabled       false
          | old-1: not in the files
          ! out-1  poster store=0421: the service can't change an expiry; keep the live one in \
        the file, use a new slug, or make the link anew with `--replace KEY`
              expires_at    2128-06-11T08:53:20Z → never
          ~ upd-1  poster store=0421
              url           https://a.example/x → https://b.example/
              labels        + red
              enabled       false → true
              routing_rules + 1: https://m.example/

        Left alone: 1 kept, 2 blocked
        API calls: 5 (1 usage, 1 list, 1 create, 1 update, 1 status); 982 of 1,000 left this \
        month (from /workspace/usage)
        Time: about 1 s at 8 calls a second
        Plan: 2 to create, 1 to update, 1 to pause, 0 to delete.

        """)
  }

  @Test func `groups a large plan, destructive changes first`() throws {
    var world = SmallWorld()
    for number in 1000..<1030 {
      world.want("new-\(number)") { $0.store = "\([0, 1, 1, 2, 0, 1, 0, 2, 1, 2][number % 10])" }
    }
    for number in 1000..<1020 { world.want("upd-\(number)") { $0.url = "https://b.example/" } }
    for number in 1000..<1020 { world.find("upd-\(number)") }
    for number in 1000..<1005 { world.find("old-\(number)") }
    world.options.disabledGuards = ["updates"]
    let text = PlanText(try world.plan()).text
    #expect(
      text == """
        Campaign summer, workspace ws_1

        Legend: + create  ~ update  | pause

        | 5 pause  not in the files
            links         old-1000, old-1001, old-1002 and 2 more

        ~ 20 update  poster: store=0421
            url           https://a.example/x → https://b.example/
            links         upd-1000, upd-1001, upd-1002 and 17 more

        + 30 create  poster: 3 stores (1 12, 0 9, 2 9)
            url           https://a.example/x
            labels        campaign-summer
            links         new-1000, new-1001, new-1002 and 27 more

        warning[XQ2101]: too many live links would change
          guard updates: 20 of 25 live links (80 %) would change, more than the limit of 7, which \
        is 30 % (default); the guard is switched off
          = help: 'xqr-campaign explain XQ2101' says more.

        API calls: 24 (1 usage, 1 list, 1 create, 20 update, 1 status); 982 of 1,000 left this \
        month (from /workspace/usage)
        Time: about 3 s at 8 calls a second
        Plan: 30 to create, 20 to update, 5 to pause, 0 to delete.

        """)
    let verbose = PlanText(try world.plan(), isVerbose: true).text
    #expect(verbose.contains("  ~ upd-1019  poster store=0421\n"))
  }

  @Test func `says that there is nothing to do`() throws {
    var world = SmallWorld()
    world.want("abc")
    world.find("abc")
    world.isSandbox = true
    #expect(
      PlanText(try world.plan()).text == """
        SANDBOX Campaign summer, workspace ws_1

        No changes. All live links of the campaign are as the files ask.

        Left alone: 1 unchanged
        API calls: 2 (1 usage, 1 list); 982 of 1,000 left this month (from /workspace/usage)
        Plan: 0 to create, 0 to update, 0 to pause, 0 to delete.

        """)
    world.find("old") { $0.labels = ["campaign-summer", "campaign-other"] }
    #expect(
      PlanText(try world.plan()).text.contains("No changes, but 1 link isn't as the files ask.\n"))
  }

  @Test func `says what refuses the plan, and the counts last`() throws {
    var world = SmallWorld()
    for number in 1000..<1012 { world.want("upd-\(number)") { $0.url = "https://b.example/" } }
    for number in 1000..<1012 { world.find("upd-\(number)") }
    #expect(
      PlanText(try world.plan()).text.hasSuffix(
        """

        error[XQ2101]: too many live links would change
          guard updates: 12 of 12 live links (100 %) would change, more than the limit of 3, \
        which is 30 % (default)
          = help: If the plan is what you want, let it through with `--max-updates 12`.
          = help: Switch the guard off for one run with `--disable-guards updates`.

        This plan is refused by updates: nothing would be written.

        API calls: 14 (1 usage, 1 list, 12 update); 982 of 1,000 left this month (from \
        /workspace/usage)
        Time: about 2 s at 8 calls a second
        Plan: 0 to create, 12 to update, 0 to pause, 0 to delete.

        """))
  }

  @Test func `a plan from a file reads like the plan that was saved`() throws {
    for count in [3, 60] {
      var world = SmallWorld()
      for number in 0..<count {
        world.want("new-\(number)") { $0.store = "\(number % 5)" }
        world.want("upd-\(number)") { $0.url = "https://b.example/" }
        world.want("off-\(number)") { $0.isEnabled = number % 2 == 0 }
        world.find("upd-\(number)") { $0.labels = ["mine", "campaign-summer"] }
        world.find("off-\(number)")
        world.find("old-\(number)")
      }
      let plan = try world.plan()
      let read = try PlanFile(reading: PlanFile(plan).bytes).plan
      #expect(PlanText(read).text == PlanText(plan).text)
      #expect(PlanText(read, isVerbose: true).text == PlanText(plan, isVerbose: true).text)
    }
  }

  @Test func `colours symbols only when asked, and never lets data write controls`() throws {
    var world = SmallWorld()
    world.want("abc") { $0.labels = ["a\u{1B}[31mb"] }
    let plan = try world.plan()
    let plain = PlanText(plan).text
    #expect(!plain.contains("\u{1B}"))
    #expect(plain.contains(#"a\u001B[31mb"#))
    #expect(PlanText(plan, paint: Paint(isOn: true)).text.contains("\u{1B}[32m+\u{1B}[0m abc"))
  }

  @Test func `says what updates have in common, and shows one where they have nothing`() throws {
    var world = SmallWorld()
    for number in 1000..<1060 {
      world.want("upd-\(number)") {
        $0.url =
          number < 1050
          ? "https://b.example/\(number)?m=qr" : "https://a.example/\(number)#\(number)"
        $0.labels = number < 1030 ? ["red"] : []
        $0.store = "\(number)"
        if number >= 1050 {
          $0.rules = [RoutingRule(destination: "https://m.example/\(number)", priority: 1)]
        }
      }
      world.find("upd-\(number)") {
        $0.url = "https://a.example/\(number)" + (number < 1050 ? "?m=qr" : "")
      }
    }
    world.options.disabledGuards = ["updates"]
    let text = PlanText(try world.plan()).text
    #expect(
      text.contains(
        """
        ~ 30 update  poster: 30 stores
            url           https://a.example/… → https://b.example/…
            labels        + red
            links         upd-1000, upd-1001, upd-1002 and 27 more

        ~ 20 update  poster: 20 stores
            url           https://a.example/… → https://b.example/…
            links         upd-1030, upd-1031, upd-1032 and 17 more

        ~ 10 update  poster: 10 stores
            url           such as https://a.example/1050 → https://a.example/1050#1050
            routing_rules differs from link to link
            links         upd-1050, upd-1051, upd-1052 and 7 more

        """), "\(text)")
  }

  @Test func `says of no link what only others of its group have`() throws {
    var world = SmallWorld()
    let rules = ["m", "t"].map { RoutingRule(destination: "https://\($0).example/", priority: 1) }
    for number in 1000..<1060 {
      world.want("new-\(number)") {
        $0.expires = number < 1005 ? 5_000_000_000 : nil
        if number == 1005 { $0.rules = rules }
      }
      world.want("upd-\(number)") { $0.rules = rules }
      world.find("upd-\(number)") { $0.rules = rules.reversed() }
    }
    let text = PlanText(try world.plan()).text
    let wanted = [
      "~ 60 update  poster: store=0421\n    routing_rules in another order\n",
      "+ 54 create  poster: store=0421\n    url           https://a.example/x\n"
        + "    labels        campaign-summer\n    links         new-1006,",
      "+ 5 create  poster: store=0421\n    url           https://a.example/x\n"
        + "    labels        campaign-summer\n    expires_at    2128-06-11T08:53:20Z\n",
      "+ 1 create  poster: store=0421\n    url           https://a.example/x\n"
        + "    labels        campaign-summer\n    routing_rules 1: https://m.example/, "
        + "1: https://t.example/\n",
    ]
    for part in wanted { #expect(text.contains(part), "\(part)\nisn't in\n\(text)") }
  }

  @Test func `shows the largest groups of a kind and counts the rest, but all that break codes`()
    throws
  {
    var world = SmallWorld()
    for number in 0..<64 {
      world.want("upd-\(number)") {
        $0.isEnabled = number & 1 == 0
        $0.labels = number & 2 == 0 ? ["red"] : []
        $0.expires = number & 4 == 0 ? 5_000_000_000 : nil
        $0.rules =
          number & 8 == 0 ? [RoutingRule(destination: "https://m.example/", priority: 1)] : []
        $0.url = "https://b.example/"
      }
      world.find("upd-\(number)") { $0.expires = number & 4 == 0 ? 5_000_000_000 : nil }
    }
    let text = PlanText(try world.plan()).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("~ 8 update") } == 5, "\(text)")
    #expect(text.contains("\n~ … and 24 more updates in 3 groups; `--verbose` lists all\n"))
  }

  @Test(arguments: [120, 80, 60])
  func `no line but a long word is wider than the screen`(columns: Int) throws {
    var world = SmallWorld()
    for number in 1000..<1060 {
      world.want("upd-\(number)") {
        $0.url = "https://b.example/"
        $0.store = "桜木町\(number % 3)"
      }
      world.find("upd-\(number)")
    }
    let plan = try world.plan()
    for isOn in [true, false] {
      let lines = PlanText(plan, paint: Paint(isOn: isOn), columns: columns).text
        .split(separator: "\n")
      for line in lines { #expect(width(line) <= columns, "\(line)") }
      #expect(lines.contains { $0.contains("`--disable-guards updates`") })
    }
    let broken = PlanText(plan, columns: columns).text
    func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }
    #expect(words(broken) == words(PlanText(plan).text))
  }

  /// Columns by hand: two for these ideographs, none for colours.
  private func width(_ line: Substring) -> Int {
    var text = String(line)
    text.replace(#/\u{1B}\[[0-9;]*m/#, with: "")
    return text.unicodeScalars.reduce(0) { $0 + ("桜木町".unicodeScalars.contains($1) ? 2 : 1) }
  }
}
