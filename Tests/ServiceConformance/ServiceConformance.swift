import Bytes
package import Links
import Testing

/// What every implementation of the service's protocols has to do, whatever is behind it.
///
/// Needs an account that may be written to; touches only links with the label that it is given.
package struct ServiceConformance {
  private let service: any LinkReader & LinkWriter
  private let label: String
  private let prefix: String
  private let leeway: Leeway

  /// What the documents leave open, so that a service may do less than the suite would ask for.
  package struct Leeway: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// An error of a bulk create doesn't say which link it is about.
    package static let placelessErrors = Leeway(rawValue: 1)
    /// Created links show their id, code and destination alone.
    package static let trimmedCreated = Leeway(rawValue: 2)
    /// Bulk calls are refused as a feature that the account lacks.
    package static let noBulk = Leeway(rawValue: 4)
    /// A page may name one link more than there is, and repeat one.
    package static let movingTotals = Leeway(rawValue: 8)
  }

  /// - Parameters:
  ///   - prefix: Begins every slug, so that a store that keeps links can be used twice.
  package init(
    service: any LinkReader & LinkWriter, label: String, prefix: String, leeway: Leeway = []
  ) {
    self.service = service
    self.label = label
    self.prefix = prefix
    self.leeway = leeway
  }

  package func run() async throws {
    try await listsNothingAtFirst()
    let ids = try await createsInBulk()
    if leeway.contains(.noBulk) {
      _ = try done(await service.create(draft("three")))
    } else {
      try await tellsEachError()
    }
    try await updates(ids[0])
    try await pausesInBulk(ids)
    try await pages()
    try await deletes(ids)
    try await createsOne()
    _ = try done(await service.usage())
    #expect(!(try done(await service.workspace()).id.isEmpty))
  }

  private func draft(_ name: String, to path: String = "") -> LinkDraft {
    LinkDraft(
      destination: "https://a.example/\(path)", slug: prefix + name, labels: [label, "x"])
  }

  private func listsNothingAtFirst() async throws {
    let page = try done(await service.page(PageRequest(label: label, offset: 0)))
    #expect(page.links.count == 0)
    expect(page.total, is: 0)
  }

  private func createsInBulk() async throws -> [String] {
    var chosen = draft("")
    chosen.slug = nil
    let drafts = [draft("one", to: "1?a=%20b"), draft("two", to: "2"), chosen]
    let links = try await created(drafts)
    try #require(links.count == 3)
    let one = try #require(links.first { $0.slug == prefix + "one" })
    #expect(one.destination == "https://a.example/1?a=%20b")
    #expect(!one.id.isEmpty)
    if !leeway.contains(.trimmedCreated) {
      #expect(one.labels == [label, "x"])
      #expect(one.isEnabled)
      #expect(one.shortURL.hasSuffix(one.slug))
    }
    #expect(Set(links.map(\.id)).count == 3)
    return links.map(\.id)
  }

  /// The links as the answer of one bulk create shows them, or as those of single ones do.
  private func created(_ drafts: [LinkDraft]) async throws -> [LiveLink] {
    let reply = await service.create(drafts)
    guard leeway.contains(.noBulk) else {
      let answer = try done(reply)
      #expect(answer.errors.isEmpty)
      return (0..<answer.created.count).map { answer.created[$0] }
    }
    expectNoFeature(reply)
    var links: [LiveLink] = []
    for draft in drafts {
      let link = try done(await service.create(draft))
      links += (0..<link.count).map { link[$0] }
    }
    return links
  }

  private func tellsEachError() async throws {
    let answer = try done(await service.create([draft("one"), draft("three")]))
    #expect(answer.errors.map(\.isConflict) == [true])
    #expect(answer.errors.map(\.index) == [leeway.contains(.placelessErrors) ? nil : 0])
    #expect((0..<answer.created.count).map { answer.created[$0].slug } == [prefix + "three"])
  }

  private func updates(_ id: String) async throws {
    var patch = LinkPatch()
    patch.destination = "https://b.example/"
    patch.rules = RuleSet([RoutingRule(destination: "https://m.example/", priority: 1)])
    let link = try done(await service.update(id, patch))
    try #require(link.count == 1)
    #expect(link[0].id == id)
    #expect(link[0].destination == "https://b.example/")
    #expect(link[0].labels == [label, "x"])
    #expect(link[0].rules.rules.map(\.destination) == ["https://m.example/"])
  }

  private func pausesInBulk(_ ids: [String]) async throws {
    let reply = await service.setEnabled(ids, false)
    guard !leeway.contains(.noBulk) else { return expectNoFeature(reply) }
    #expect(try done(reply) == ids.count)
    let page = try done(await service.page(PageRequest(label: label, offset: 0)))
    let paused = (0..<page.links.count).filter { !page.links[$0].isEnabled }
    #expect(Set(paused.map { page.links[$0].id }) == Set(ids))
  }

  private func pages() async throws {
    var seen: [String] = []
    for offset in 0..<4 {
      let request = PageRequest(label: label, offset: offset, limit: 1)
      let page = try done(await service.page(request))
      expect(page.total, is: 4)
      seen += (0..<page.links.count).map { page.links[$0].id }
    }
    // In a list that moves a page may repeat the last link of the one before.
    #expect(Set(seen).count >= (leeway.contains(.movingTotals) ? 3 : 4))
  }

  private func deletes(_ ids: [String]) async throws {
    for id in ids { try done(await service.delete(id)) }
    // A second delete is as good as the first.
    try done(await service.delete(ids[0]))
    let page = try done(await service.page(PageRequest(label: label, offset: 0)))
    expect(page.total, is: 1)
  }

  private func createsOne() async throws {
    let link = try done(await service.create(draft("one")))
    #expect(link.count == 1)
    guard case .refused(let refusal, _) = await service.create(draft("one")) else {
      Issue.record("a taken slug was given away")
      return
    }
    #expect(refusal.kind == .conflict)
  }

  private func expect(
    _ total: Int?, is count: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let most = leeway.contains(.movingTotals) ? count + 1 : count
    #expect(total.map { (count...most).contains($0) } == true, sourceLocation: sourceLocation)
  }

  private func expectNoFeature<Value>(_ reply: Reply<Value>) {
    guard case .refused(let refusal, _) = reply else {
      Issue.record("a bulk call was answered without the feature")
      return
    }
    #expect(refusal.kind == .feature)
  }

  private func done<Value>(_ reply: Reply<Value>) throws -> Value {
    guard case .done(let value, _) = reply else { throw Unexpected(text: "\(reply)") }
    return value
  }

  private struct Unexpected: Error {
    let text: String
  }
}
