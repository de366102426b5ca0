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
  private let placesErrors: Bool

  /// - Parameters:
  ///   - prefix: Begins every slug, so that a store that keeps links can be used twice.
  ///   - placesErrors: Whether an error of a bulk create says which link it is about.
  package init(
    service: any LinkReader & LinkWriter, label: String, prefix: String, placesErrors: Bool = true
  ) {
    self.service = service
    self.label = label
    self.prefix = prefix
    self.placesErrors = placesErrors
  }

  package func run() async throws {
    try await listsNothingAtFirst()
    let ids = try await createsInBulk()
    try await tellsEachError()
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
    #expect(page.total == 0)
  }

  private func createsInBulk() async throws -> [String] {
    var chosen = draft("")
    chosen.slug = nil
    let drafts = [draft("one", to: "1?a=%20b"), draft("two", to: "2"), chosen]
    let answer = try done(await service.create(drafts))
    #expect(answer.errors.isEmpty)
    try #require(answer.created.count == 3)
    let links = (0..<3).map { answer.created[$0] }
    let one = try #require(links.first { $0.slug == prefix + "one" })
    #expect(one.destination == "https://a.example/1?a=%20b")
    #expect(one.labels == [label, "x"])
    #expect(one.isEnabled)
    #expect(!one.id.isEmpty && one.shortURL.hasSuffix(one.slug))
    #expect(Set(links.map(\.id)).count == 3)
    return links.map(\.id)
  }

  private func tellsEachError() async throws {
    let answer = try done(await service.create([draft("one"), draft("three")]))
    #expect(answer.errors.map(\.isConflict) == [true])
    #expect(answer.errors.map(\.index) == [placesErrors ? 0 : nil])
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
    #expect(try done(await service.setEnabled(ids, false)) == ids.count)
    let page = try done(await service.page(PageRequest(label: label, offset: 0)))
    let paused = (0..<page.links.count).filter { !page.links[$0].isEnabled }
    #expect(Set(paused.map { page.links[$0].id }) == Set(ids))
  }

  private func pages() async throws {
    var seen: [String] = []
    for offset in 0..<4 {
      let request = PageRequest(label: label, offset: offset, limit: 1)
      let page = try done(await service.page(request))
      #expect(page.total == 4)
      seen += (0..<page.links.count).map { page.links[$0].id }
    }
    #expect(Set(seen).count == 4)
  }

  private func deletes(_ ids: [String]) async throws {
    for id in ids { try done(await service.delete(id)) }
    // A second delete is as good as the first.
    try done(await service.delete(ids[0]))
    let page = try done(await service.page(PageRequest(label: label, offset: 0)))
    #expect(page.total == 1)
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

  private func done<Value>(_ reply: Reply<Value>) throws -> Value {
    guard case .done(let value, _) = reply else { throw Unexpected(text: "\(reply)") }
    return value
  }

  private struct Unexpected: Error {
    let text: String
  }
}
