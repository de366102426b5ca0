import Campaigns
import Diagnostics
import Testing

@Suite struct RetirementTests {
  private func retirement(_ text: String) throws -> Retirement {
    var files = SourceFiles()
    let id = files.add(path: "campaigns/c.yaml", bytes: Array(text.utf8))
    return try Retirement(of: id, in: files)
  }

  private func retired(_ text: String) throws -> String {
    String(decoding: try retirement(text).bytes, as: UTF8.self)
  }

  private static let cases: [(before: String, after: String)] = [
    ("campaign: c # id\nlinks: []\n", "campaign: c # id\nlifecycle: {state: retired}\nlinks: []\n"),
    (
      "# head\ncampaign: c\ndescription: 'x'  # y\n\nlinks: []",
      "# head\ncampaign: c\ndescription: 'x'  # y\nlifecycle: {state: retired}\n\nlinks: []"
    ),
    ("links: []\ncampaign: c", "links: []\ncampaign: c\nlifecycle: {state: retired}"),
    ("campaign: c\r\nlinks: []\r\n", "campaign: c\r\nlifecycle: {state: retired}\r\nlinks: []\r\n"),
    ("\u{FEFF}campaign: c\n", "\u{FEFF}campaign: c\nlifecycle: {state: retired}\n"),
    (
      "campaign: c\ndescription: |\n  a\n  b\nlinks: []\n",
      "campaign: c\nlifecycle: {state: retired}\ndescription: |\n  a\n  b\nlinks: []\n"
    ),
    (
      "---\n  campaign: c\n  links: []\n",
      "---\n  campaign: c\n  lifecycle: {state: retired}\n  links: []\n"
    ),
    ("{campaign: c, links: []}", "{campaign: c, lifecycle: {state: retired}, links: []}"),
    (
      #"{"links": [], "campaign": "c"}"#,
      #"{"links": [], "campaign": "c", lifecycle: {state: retired}}"#
    ),
    (
      "campaign: c\nlifecycle:  # none\nlinks: []\n",
      "campaign: c\nlifecycle: {state: retired}  # none\nlinks: []\n"
    ),
    ("campaign: c\nlifecycle: ~\n", "campaign: c\nlifecycle: {state: retired}\n"),
    ("campaign: c\nlifecycle: {}\n", "campaign: c\nlifecycle: {state: retired}\n"),
    (
      "campaign: c\nlifecycle: { ends: 2026-01-01 } # x\n",
      "campaign: c\nlifecycle: { state: retired, ends: 2026-01-01 } # x\n"
    ),
    (
      "campaign: c\nlifecycle: {ends: 2026-01-01, state: active}\n",
      "campaign: c\nlifecycle: {ends: 2026-01-01, state: retired}\n"
    ),
    (
      "campaign: c\r\nlifecycle:\r\n  # when\r\n  ends: 2026-01-01\r\n",
      "campaign: c\r\nlifecycle:\r\n  # when\r\n  state: retired\r\n  ends: 2026-01-01\r\n"
    ),
    (
      "campaign: c\nlifecycle:\n    ends: 2026-01-01\n    state: \"paused\"  # so\nlinks: []\n",
      "campaign: c\nlifecycle:\n    ends: 2026-01-01\n    state: \"retired\"  # so\nlinks: []\n"
    ),
    ("campaign: c\nlifecycle:\n  state:\n", "campaign: c\nlifecycle:\n  state: retired\n"),
    ("campaign: c\nlifecycle: {state: 'active'}", "campaign: c\nlifecycle: {state: 'retired'}"),
  ]

  @Test(arguments: cases)
  func `changes the state and no other byte`(_ before: String, _ after: String) throws {
    #expect(try retired(before) == after)
    let again = try retirement(after)
    #expect(again.isDone && String(decoding: again.bytes, as: UTF8.self) == after)
  }

  @Test(arguments: [
    "campaign: c\nvars: {life: &l {ends: 2026-01-01}}\nlifecycle: *l\n",
    "campaign: c\nlifecycle: &l {ends: 2026-01-01}\ndefaults: {lifecycle: *l}\n",
    "campaign: c\nlifecycle: [a]\n",
    "campaign: c\nlifecycle:\n  state: |\n    active\n",
    "links: []\n",
    "just a text",
  ])
  func `leaves a file to its author where an edit would mean more`(_ text: String) {
    do {
      _ = try retirement(text)
      Issue.record("it was edited")
    } catch let list as DiagnosticList {
      #expect(list.items.map(\.code.id) == ["XQ4050"])
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `names what keeps a state of its own`() throws {
    let exceptions = try retirement(
      """
      campaign: c
      lifecycle: {state: retired}
      defaults: {lifecycle: {state: paused}}
      links:
        - id: a
          lifecycle: {state: active}
        - id: b
          lifecycle: {ends: 2026-01-01}
      """
    ).exceptions.items
    #expect(exceptions.map(\.code.id) == ["XQ4051", "XQ4051"])
    #expect(exceptions[0].detail.contains("'defaults'"))
    #expect(exceptions[1].detail.contains("'a'"))
  }
}
