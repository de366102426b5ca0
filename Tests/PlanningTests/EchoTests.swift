import Diagnostics
import Links
import Planning
import Testing

/// Differences that a service makes, and that no PATCH would end.
@Suite struct EchoTests {
  private static let sentURL = "https://a.example/?z=1&a=2"
  private static let shownURL = "https://a.example/?a=2&z=1"

  private func echoes(
    _ fields: Change.Fields, _ change: (inout LinkValues, inout LinkValues) -> Void
  ) -> Echoes {
    var (sent, shown) = (LinkValues(), LinkValues())
    change(&sent, &shown)
    (sent.fields, shown.fields) = (fields, fields)
    var echoes = Echoes()
    echoes.add(Echo(sent: sent, shown: shown), of: Existing("abc").id)
    return echoes
  }

  private var sorted: Echoes {
    echoes(.destination) {
      $0.destination = Self.sentURL; $1.destination = Self.shownURL
    }
  }

  private func lines(
    _ echoes: Echoes, _ wanted: (inout Wanted) -> Void, _ existing: (inout Existing) -> Void
  ) throws -> [String] {
    try planned([Wanted("abc", wanted)], [Existing("abc", existing)], echoes: echoes).lines
  }

  @Test func `the same pair is unchanged, with a note`() throws {
    let plan = try planned(
      [Wanted("abc") { $0.url = "HTTPS://a.example:443/?z=1&a=2" }],
      [Existing("abc") { $0.url = Self.shownURL }], echoes: sorted)
    #expect(plan.lines == ["unchanged abc"])
    #expect(plan.findings.map(\.diagnostic.code.id) == ["XQ2005"])
    #expect(!plan.isRefused && !plan.hasChanges)
  }

  @Test func `another pair is a difference`() throws {
    #expect(
      try lines(sorted, { $0.url = Self.sentURL }, { $0.url = "https://a.example/?a=2" })
        == ["update abc destination"])
    #expect(
      try lines(sorted, { $0.url = "https://b.example/" }, { $0.url = Self.shownURL })
        == ["update abc destination"])
    let none = try planned(
      [Wanted("abc") { $0.url = Self.shownURL }], [Existing("abc") { $0.url = Self.shownURL }],
      echoes: sorted)
    #expect(none.lines == ["unchanged abc"] && none.findings.isEmpty)
  }

  @Test func `a difference beside an echo is sent alone`() throws {
    let plan = try planned(
      [
        Wanted("abc") {
          $0.url = Self.sentURL; $0.labels = ["red"]
        }
      ],
      [Existing("abc") { $0.url = Self.shownURL }], echoes: sorted)
    #expect(plan.lines == ["update abc labels"])
    #expect(plan.patch(for: plan.changes[0]).destination == nil)
  }

  @Test func `whether a link is on is never an echo`() throws {
    let paused = echoes(.enabled) { $1.isEnabled = false }
    #expect(try lines(paused, { _ in }, { $0.isEnabled = false }) == ["resume abc"])
  }

  @Test func `labels that are never shown are neither sent again nor counted`() throws {
    let names = (1...5).map { "L\($0)" }
    let shown = ["campaign-c"] + names.map { $0.lowercased() }
    let lowered = echoes(.labels) {
      $0.labels = ["campaign-c"] + names; $1.labels = shown
    }
    #expect(try lines(lowered, { $0.labels = names }, { $0.labels = shown }) == ["unchanged abc"])
    // Eleven labels, were all of them sent.
    let plan = try planned(
      [Wanted("abc") { $0.labels = names + ["new"] }], [Existing("abc") { $0.labels = shown }],
      echoes: lowered)
    #expect(plan.lines == ["update abc labels"])
    #expect(plan.patch(for: plan.changes[0]).labels == shown + ["new"])
    // One that was shown is gone.
    #expect(
      try lines(lowered, { $0.labels = ["L1"] }, { $0.labels = ["campaign-c"] })
        == ["update abc labels"])
  }

  @Test func `an expiry in another form doesn't block the link`() throws {
    let (sent, shown) = (Instant(seconds: 2_000_000_001), Instant(seconds: 2_000_000_000))
    let whole = echoes(.expiresAt) {
      $0.expiresAt = sent; $1.expiresAt = shown
    }
    #expect(
      try lines(whole, { $0.expires = sent.seconds }, { $0.expires = shown.seconds })
        == ["unchanged abc"])
    #expect(
      try lines(Echoes(), { $0.expires = sent.seconds }, { $0.expires = shown.seconds })
        == ["blocked abc expiry expiresAt"])
  }

  @Test func `what is sent later takes the place of what was known`() throws {
    var known = Echo()
    known.sent.fields = [.destination, .labels]
    known.shown.fields = known.sent.fields
    (known.sent.destination, known.shown.destination) = (Self.sentURL, Self.shownURL)
    (known.sent.labels, known.shown.labels) = (["c", "A"], ["c", "a"])

    var patch = LinkPatch()
    patch.destination = "https://b.example/"
    let afterURL = known.updated(by: patch, wanting: ["c", "A"], nil)
    #expect(afterURL?.fields == .labels && afterURL?.sent.labels == ["c", "A"])

    var labels = LinkPatch()
    labels.labels = ["c", "a", "B"]
    var seen = Echo()
    (seen.sent.fields, seen.shown.fields) = (.labels, .labels)
    (seen.sent.labels, seen.shown.labels) = (["c", "a", "B"], ["c", "a", "b"])
    let afterLabels = known.updated(by: labels, wanting: ["c", "A", "B"], seen)
    #expect(afterLabels?.fields == [.destination, .labels])
    #expect(afterLabels?.sent.labels == ["c", "a", "B", "A"])
    #expect(afterLabels?.shown.labels == ["c", "a", "b"])
    #expect(afterLabels?.shown.destination == Self.shownURL)

    patch.labels = ["c", "a"]
    #expect(known.updated(by: patch, wanting: ["c"], nil) == nil)
  }
}
