import Diagnostics
import Links
import Planning
import Testing

@Suite struct GuardTests {
  private func wanted(_ count: Int, changed: Int = 0) -> [Wanted] {
    (0..<count).map { index in
      Wanted("s-\(100 + index)") { if index < changed { $0.url = "https://b.example/" } }
    }
  }

  private func existing(_ count: Int) -> [Existing] {
    (0..<count).map { Existing("s-\(100 + $0)") }
  }

  @Test(arguments: [(10, 3, false), (10, 4, true), (9, 9, false), (1000, 300, false)])
  func `stops updates over a share of the live links`(
    live: Int, changed: Int, refused: Bool
  ) throws {
    let plan = try planned(wanted(live, changed: changed), existing(live))
    #expect(plan.isRefused == refused)
    #expect(plan.findings.map(\.guardName) == (refused ? ["updates"] : []))
  }

  @Test func `says the arithmetic, the source of the limit and the way out`() throws {
    let plan = try planned(wanted(1000, changed: 412), existing(1000))
    let diagnostic = try #require(plan.findings.first?.diagnostic)
    #expect(diagnostic.code.id == "XQ2101")
    #expect(
      diagnostic.detail
        == "guard updates: 412 of 1,000 live links (41.2 %) would change, "
        + "more than the limit of 300, which is 30 % (default)")
    #expect(
      diagnostic.help == [
        "If the plan is what you want, let it through with `--max-updates 412`.",
        "Switch the guard off for one run with `--disable-guards updates`.",
      ])
  }

  @Test func `a limit in numbers binds however few links live`() throws {
    var options = PlanOptions()
    options.maxUpdates = .init(.count(2), source: "--max-updates")
    #expect(try !planned(wanted(5, changed: 2), existing(5), options).isRefused)
    #expect(try planned(wanted(5, changed: 3), existing(5), options).isRefused)
  }

  @Test func `stops removals, and counts neither creates nor resumes`() throws {
    let plan = try planned(wanted(13), existing(20))
    #expect(plan.findings.map(\.guardName) == ["removals"])
    #expect(
      plan.findings[0].diagnostic.detail
        == "guard removals: 7 of 20 live links (35 %) would be paused or deleted (7 paused), "
        + "more than the limit of 6, which is 30 % (default)")
    #expect(try !planned(wanted(100), existing(20).map { paused($0) }).isRefused)
  }

  @Test func `a link that is paused and changed in one call counts as both`() throws {
    var options = PlanOptions()
    options.maxUpdates = .init(.percent(100), source: "--max-updates")
    let links = wanted(10, changed: 4).map { link in
      var link = link
      link.isEnabled = link.url != "https://b.example/"
      return link
    }
    let plan = try planned(links, existing(10), options)
    #expect(plan.summary[.update] == 4 && plan.summary[.pause] == 0)
    #expect(plan.findings.map(\.guardName) == ["removals"])
    #expect(plan.findings[0].diagnostic.detail.contains("4 of 10 live links (40 %)"))
    #expect(plan.findings[0].diagnostic.detail.contains("(4 paused)"))
    // What is off already goes no further.
    #expect(try !planned(links, existing(10).map { paused($0) }, options).isRefused)
  }

  private func paused(_ link: Existing) -> Existing {
    var link = link
    link.isEnabled = false
    return link
  }

  @Test func `a guard that is switched off warns and lets the plan through`() throws {
    var options = PlanOptions()
    options.disabledGuards = ["updates"]
    let plan = try planned(wanted(10, changed: 10), existing(10), options)
    #expect(!plan.isRefused)
    #expect(plan.findings.map(\.diagnostic.severity) == [.warning])
    #expect(plan.findings[0].diagnostic.detail.hasSuffix("; the guard is switched off"))
  }

  @Test func `stops a plan that knows none of the live links`() throws {
    let plan = try planned(
      wanted(4), [Existing("old-1"), Existing("old-2"), Existing("old-3"), Existing("old-4")])
    #expect(plan.findings.map(\.guardName) == ["overlap"])
    let diagnostic = plan.findings[0].diagnostic
    #expect(
      diagnostic.values == [
        "live = old-1, old-2, old-3 and 1 more", "in the files = s-100, s-101, s-102 and 1 more",
      ])
    #expect(diagnostic.help.contains { $0.contains("`moved:`") })
    #expect(try !planned(wanted(4), existing(1)).isRefused)
    #expect(try !planned(wanted(4), []).isRefused)
  }

  @Test func `names every guard that can be switched off`() {
    #expect(
      PlanOptions.guardNames == [
        "updates", "removals", "overlap", "scanned", "frozen", "foreign", "outside", "budget",
        "uncommitted",
      ])
  }

  @Test func `what is made anew counts as removed, and not as changed`() throws {
    var options = PlanOptions()
    options.replacedKeys = (100..<104).map { "key of s-\($0)" }
    let plan = try planned(wanted(10, changed: 4), existing(10), options)
    #expect(plan.summary[.replace] == 4)
    #expect(plan.findings.filter(\.refuses).map(\.guardName) == ["removals"])
    #expect(
      plan.findings[0].diagnostic.detail
        == "guard removals: 4 of 10 live links (40 %) would be paused, deleted or made anew "
        + "(4 made anew), more than the limit of 3, which is 30 % (default)")
  }

  @Test func `guards count what is planned, against all live links of the campaign`() throws {
    var options = PlanOptions()
    options.selection.targets = [try #require(LinkSelector("slug=s-10*"))]
    let few = try planned(wanted(40, changed: 40), existing(40), options)
    #expect(!few.isRefused && few.summary[.update] == 10 && few.summary[.skipped] == 30)
    options.maxUpdates = .init(.percent(20), source: "--max-updates")
    let many = try planned(wanted(40, changed: 40), existing(40), options)
    #expect(
      many.findings[0].diagnostic.detail
        == "guard updates: 10 of 40 live links (25 %) would change, more than the limit of 8, "
        + "which is 20 % (--max-updates)")
  }

  @Test func `files that git knows otherwise refuse only where somebody asks`() throws {
    let states: [(Worktree, String?)] = [
      (.clean, nil), (.notAsked, nil),
      (.changed(["a.yaml (modified)"]), "1 file that the plan is made from isn't as in"),
      (.unknown("git isn't there"), "nobody can say whether the files are committed: git isn't"),
    ]
    for (state, said) in states {
      let plan = try planned(wanted(1), existing(1), worktree: state)
      #expect(plan.findings.map(\.guardName) == (said == nil ? [] : ["uncommitted"]))
      if let said { #expect(plan.findings[0].diagnostic.detail.contains(said)) }
    }
    var off = PlanOptions()
    off.disabledGuards = ["uncommitted"]
    #expect(try !planned(wanted(1), existing(1), off, worktree: .changed(["a"])).isRefused)
  }

  @Test func `an empty campaign can't be let through`() throws {
    var options = PlanOptions()
    options.disabledGuards = ["empty", "removals", "overlap"]
    let plan = try planned([], existing(20), options)
    #expect(plan.isRefused)
    #expect(plan.findings.map(\.guardName) == ["empty"])
  }
}
