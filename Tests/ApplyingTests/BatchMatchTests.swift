import Links
import Testing

@testable import Applying

@Suite struct BatchMatchTests {
  private let drafts = [
    LinkDraft(destination: "https://a/1", slug: "one", labels: ["campaign-c"]),
    LinkDraft(destination: "https://a/2", slug: "two", labels: ["campaign-c"]),
    LinkDraft(destination: "https://a/3", slug: nil, labels: ["campaign-c", "key-3"]),
    LinkDraft(destination: "https://a/4", slug: nil, labels: ["campaign-c", "key-4"]),
    LinkDraft(destination: "https://a/4", slug: nil, labels: ["campaign-c", "key-5"]),
  ]

  /// A link of an answer; without labels it is trimmed.
  private func link(
    _ slug: String, _ destination: String, _ labels: [String] = ["campaign-c"]
  ) -> FakeStore.Link {
    FakeStore.Link(
      id: "id-" + slug, slug: slug, destination: destination, labels: labels,
      createdAt: Instant(seconds: 0))
  }

  private func match(
    _ created: [FakeStore.Link], _ errors: [BulkAnswer.ItemError] = []
  ) -> BatchMatch {
    BatchMatch(drafts, BulkAnswer(created: FakeStore.set(created), errors: errors))
  }

  private func error(_ index: Int?, _ code: String = "conflict") -> BulkAnswer.ItemError {
    BulkAnswer.ItemError(index: index, isConflict: code == "conflict", code: code, message: "")
  }

  @Test func `a link that carries other labels is nobody's, wherever it leads`() {
    let match = match([link("x3", "https://a/3", ["campaign-other"])])
    #expect(match.created.isEmpty && match.missing == [0, 1, 2, 3, 4])
  }

  private var whole: [FakeStore.Link] {
    [
      link("one", "https://a/1"), link("two", "https://a/2"),
      link("x3", "https://a/3", ["campaign-c", "key-3"]),
      link("x4", "https://a/4", ["campaign-c", "key-4"]),
      link("x5", "https://a/4", ["campaign-c", "key-5"]),
    ]
  }

  @Test func `knows links by code and key label, in any order and case`() {
    var links = Array(whole.reversed())
    links[3].slug = "TWO"
    let result = match(links)
    #expect(Set(result.created) == Set((0..<5).map { .init(draft: $0, row: 4 - $0) }))
    #expect(result.missing.isEmpty && !result.hasOtherCode)
  }

  @Test func `knows a trimmed link by a destination that is unique in the batch`() {
    let links = whole.map { link($0.slug, $0.destination, []) }
    let result = match(links)
    #expect(result.created.map(\.draft) == [0, 1, 2])
    // Two drafts lead to one place: somebody has to look.
    #expect(result.missing == [3, 4])
    #expect(!result.hasOtherCode)
  }

  @Test func `what is in neither list is missing`() {
    let result = match(Array(whole[1...3]), [error(0)])
    #expect(result.created.map(\.draft) == [1, 2, 3])
    #expect(result.failed.map(\.draft) == [0])
    #expect(result.missing == [4])
  }

  @Test func `errors without an index are everybody's who is left, when all adds up`() {
    let result = match(Array(whole[2...]), [error(nil), error(nil)])
    #expect(result.failed.map(\.draft) == [0, 1])
    #expect(result.failed.allSatisfy { $0.error.isConflict })
    let mixed = match(Array(whole[2...]), [error(nil), error(nil, "invalid_url")])
    #expect(mixed.failed.map(\.error.code) == ["unattributed", "unattributed"])
    let less = match(Array(whole[2...]), [error(nil)])
    #expect(less.failed.isEmpty && less.missing == [0, 1])
  }

  @Test func `a link under a code that nobody asked for is told apart`() {
    var links = whole
    links[0].slug = "other"
    let result = match(links)
    #expect(result.hasOtherCode)
    #expect(result.otherCode == [.init(draft: 0, row: 0)])
    #expect(result.created.count == 4 && result.missing.isEmpty)
    links[0].destination = "https://elsewhere/"
    #expect(match(links).otherCode == [.init(draft: 0, row: 0)])
  }

  @Test func `a made link is a stronger word than an error beside it`() {
    let result = match(whole, [error(0)])
    #expect(result.created.count == 5 && result.failed.isEmpty)
  }

  @Test func `the same link twice is one link, another one beside all is a stray`() {
    #expect(!match(whole + [whole[0]]).hasOtherCode)
    #expect(match(whole + [link("more", "https://more/")]).hasOtherCode)
  }
}
