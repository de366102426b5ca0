import Diagnostics
import Links
import Planning
import Testing

@Suite struct SelectedLinkTests {
  private func selection(_ targets: String...) -> LinkSelection {
    var selection = LinkSelection()
    selection.targets = targets.compactMap { LinkSelector($0) }
    return selection
  }

  @Test(arguments: [
    ("abc", "abc", true), ("abc", "abcd", false), ("a*", "a", true), ("*c", "abc", true),
    ("a?c", "abc", true), ("a?c", "ac", false), ("*", "", true), ("?", "ü", true),
    ("??", "ü", false), ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false),
    ("a**", "a", true),
    ("[a]", "a", false), ("*ab", "aab", true), ("", "", true), ("", "a", false),
  ])
  func `a pattern matches a text whole`(pattern: String, text: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(text) == matches)
  }

  @Test(arguments: [
    ("s-04*", "key=s-04*"), ("store=0421", "store=0421"), ("slug=a=b", "slug=a=b"), ("=a", nil),
    ("store=", nil), ("", nil),
  ])
  func `a value without a name is a key`(text: String, meaning: String?) {
    #expect(LinkSelector(text)?.text == meaning)
  }

  @Test func `names are fixed words and axes, and the first unknown one is told`() throws {
    let links = try desiredSet([Wanted("abc")])
    #expect(LinkSelection.knownNames(in: [links]) == ["key", "slug", "id", "store"])
    #expect(selection("store=s1", "stroe=s1", "x=y").unknownName(in: [links]) == "stroe")
    #expect(selection("a", "slug=b", "id=c", "store=d").unknownName(in: [links]) == nil)
  }

  @Test func `selectors that match neither files nor live links are told`() throws {
    let links = try desiredSet([Wanted("abc"), Wanted("abd") { $0.store = "s2" }])
    let selected = SelectedLinks(
      selection("slug=abc", "store=s2", "store=s3", "slug=zzz", "slug=mine", "key=k", "key=l"),
      of: links)
    #expect(
      selected.unmatched.map(\.text) == ["store=s3", "slug=zzz", "slug=mine", "key=k", "key=l"])
    let live = listing([
      Existing("ZZZ"), Existing("mine") { $0.labels = [] },
      Existing("gen") { $0.labels = ["campaign-c", desiredKeyLabel("k")] },
    ])
    #expect(
      selected.unmatched(in: live.links).map(\.text) == ["store=s3", "slug=mine", "key=l"])
    #expect(selected.contains(0) && selected.contains(1))
  }

  @Test func `a selection reads as it is typed, where a shell would change it in quotes`() {
    var words = selection("s-04*", "store=0421")
    words.excludes = [LinkSelector("lang=de fr")].compactMap { $0 }
    #expect(words.words == "--target 'key=s-04*' --target store=0421 --exclude 'lang=de fr'")
  }

  @Test func `a partial plan says so, and keeps its selection in its file`() throws {
    var options = PlanOptions()
    options.selection = selection("slug=abc", "slug=x*")
    options.selection.excludes = [LinkSelector("store=s2")].compactMap { $0 }
    let plan = try planned([Wanted("abc"), Wanted("abd")], [Existing("zzz")], options)
    let stored = try PlanFile(reading: PlanFile(plan).bytes).plan
    for plan in [plan, stored] {
      #expect(plan.isPartial && plan.options.selection == options.selection)
      #expect(plan.summary[.skipped] == 2 && plan.summary.total == 3)
      let partial = try #require(plan.findings.first { $0.diagnostic.code.id == "XQ2020" })
      #expect(
        partial.diagnostic.detail
          == "`--target slug=abc --target 'slug=x*' --exclude store=s2` selects 1 of 3 links; the "
          + "others are left as they are, whatever the files ask")
    }
    #expect(stored.changes.count == 1)
    #expect(PlanFile(stored).bytes == PlanFile(plan).bytes)
  }
}
