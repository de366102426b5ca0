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
    world.find("his-1") { $0.labels = ["campaign-other"] }
    world.find("old-1")
    world.find("old-2") { $0.isEnabled = false }
    #expect(
      PlanText(try world.plan()).text == """
        Campaign summer, workspace ws_1

        Legend: + create  ~ update  | pause  ! blocked

          ! his-1  poster store=0421: belongs to another campaign; choose another slug
              labels        campaign-other
          + new-1  poster store=0421
              url           https://a.example/x
              labels        campaign-summer, red
          + off-1  poster store=0421: created, then paused
              url           https://a.example/x
              labels        campaign-summer
              enabled       false
          | old-1: not in the files
          ! out-1  poster store=0421: the service can't change an expiry; keep the live one in \
        the file, or use a new slug
              expires_at    2128-06-11T08:53:20Z → never
          ~ upd-1  poster store=0421
              url           https://a.example/x → https://b.example/
              labels        + red
              enabled       false → true
              routing_rules + 1: https://m.example/

        Plan: 2 to create, 1 to update, 1 to pause, 0 to delete; 0 unchanged, 1 kept, 2 blocked
        API calls: 5 (1 usage, 1 list, 1 create, 1 update, 1 status); 982 of 1,000 left this \
        month (from /workspace/usage)
        Time: about 1 s at 8 calls a second

        """)
  }

  @Test func `groups a large plan, destructive changes first`() throws {
    var world = SmallWorld()
    for number in 1000..<1030 { world.want("new-\(number)") { $0.store = "\(number % 4)" } }
    for number in 1000..<1020 { world.want("upd-\(number)") { $0.url = "https://b.example/" } }
    for number in 1000..<1020 { world.find("upd-\(number)") }
    for number in 1000..<1005 { world.find("old-\(number)") }
    world.options.disabledGuards = ["updates"]
    #expect(
      PlanText(try world.plan()).text == """
        Campaign summer, workspace ws_1

        Legend: + create  ~ update  | pause

        | pause 5 links
          not in the files: 5
          | old-1000
          | old-1001
          | old-1002
            … and 2 more

        ~ update 20 links
          fields: url 20
          poster: 20
            by store: 0421 20
          ~ upd-1000  poster store=0421
              url           https://a.example/x → https://b.example/
          ~ upd-1001  poster store=0421
              url           https://a.example/x → https://b.example/
          ~ upd-1002  poster store=0421
              url           https://a.example/x → https://b.example/
            … and 17 more

        + create 30 links
          poster: 30
            by store: 0 8, 1 8, 2 7 and 1 more
          + new-1000  poster store=0
              url           https://a.example/x
              labels        campaign-summer
          + new-1001  poster store=1
              url           https://a.example/x
              labels        campaign-summer
          + new-1002  poster store=2
              url           https://a.example/x
              labels        campaign-summer
            … and 27 more

        Plan: 30 to create, 20 to update, 5 to pause, 0 to delete; 0 unchanged, 0 blocked
        API calls: 24 (1 usage, 1 list, 1 create, 20 update, 1 status); 982 of 1,000 left this \
        month (from /workspace/usage)
        Time: about 3 s at 8 calls a second

        warning[XQ2101]: too many live links would change
          guard updates: 20 of 25 live links (80 %) would change, more than 30 % (default), which \
        is 7; the guard is switched off

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

        Plan: 0 to create, 0 to update, 0 to pause, 0 to delete; 1 unchanged, 0 blocked
        API calls: 2 (1 usage, 1 list); 982 of 1,000 left this month (from /workspace/usage)

        """)
    world.find("old") { $0.labels = ["campaign-summer", "campaign-other"] }
    #expect(
      PlanText(try world.plan()).text.contains("No changes, but 1 link isn't as the files ask.\n"))
  }

  @Test func `says what refuses the plan, last`() throws {
    var world = SmallWorld()
    for number in 1000..<1012 { world.want("upd-\(number)") { $0.url = "https://b.example/" } }
    for number in 1000..<1012 { world.find("upd-\(number)") }
    #expect(
      PlanText(try world.plan()).text.hasSuffix(
        """

        error[XQ2101]: too many live links would change
          guard updates: 12 of 12 live links (100 %) would change, more than 30 % (default), \
        which is 3
          = help: If the plan is what you want, let it through with `--max-updates 12`.
          = help: Switch the guard off for one run with `--disable-guards updates`.

        This plan is refused by updates: nothing would be written.

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
}
