import Applying
import Bytes
import Links
import Planning

/// A service in memory that follows the API contract, and breaks it where it is told to.
struct FakeStore: Sendable {
  struct Link: Hashable, Sendable {
    var id: String
    var slug: String
    var destination: String
    var labels: [String]
    var rules = RuleSet.none
    var expiresAt: Instant?
    var isEnabled = true
    var createdAt: Instant
  }

  /// What goes wrong with a call.
  enum Fault: CaseIterable, Sendable {
    case lostBefore, lostAfter, errorBefore, errorAfter, unreadable, lateCommit, notSent, burst
    case quota, planLimit, trimmed, shuffled, hiddenItem, forgottenItem, wrongSlug, itemError
    case noIndex, wrongCount, movingList, proxyTimeout
    /// One link of a bulk status stays as it was, and isn't counted.
    case leftOut
    /// The answer shows a label that nobody sent.
    case altered
    /// The first created link stands twice in the answer.
    case doubled
    case authentication, scope, feature, badRequest
    /// A page is refused.
    case badRead
  }

  /// Oldest first.
  private(set) var links: [Link] = []
  var date = Instant(seconds: 1_800_000_000)
  var burstLimit: Int?
  /// Links on a page, whatever is asked for.
  var largestPage = 200
  /// Whether a page with a label shows all links.
  var ignoresLabels = false
  private(set) var calls: [Call] = []
  private var late: [Call] = []
  private var made = 0

  init() {}

  @discardableResult
  mutating func add(
    slug: String, to destination: String, labels: [String] = [], isEnabled: Bool = true,
    expiresAt: Instant? = nil
  ) -> String {
    made += 1
    links.append(
      Link(
        id: "id-\(made)", slug: slug, destination: destination, labels: labels,
        expiresAt: expiresAt, isEnabled: isEnabled, createdAt: date))
    return "id-\(made)"
  }

  var hasLateCalls: Bool { !late.isEmpty }

  /// Whether a late call may still make a link with this code, or these labels where it has none.
  func isOnTheWay(_ slug: String?, _ labels: [String]) -> Bool {
    late.contains { call in
      let drafts: [LinkDraft] =
        switch call {
        case .create(let drafts): drafts
        case .createSingle(let draft): [draft]
        default: []
        }
      return drafts.contains { $0.slug == slug && $0.labels == labels }
    }
  }

  /// Calls so far that were answered too early.
  private(set) var lateCount = 0

  /// Carries out the calls that were answered too early.
  mutating func commitLate() {
    let calls = late
    late = []
    for call in calls { _ = answer(call, nil) }
  }

  mutating func perform(_ call: Call, _ fault: Fault? = nil) -> Reply<Answer> {
    calls.append(call)
    var head = ReplyHead()
    head.status = 200
    head.date = date
    head.requestID = "req-\(calls.count)"
    head.limits.burst = burstLimit
    switch fault {
    case .notSent: return .notSent("connection refused")
    case .lostBefore: return .uncertain(.connectionLost("reset"), ReplyHead())
    case .errorBefore: return .uncertain(.serverError(status: 500, excerpt: ""), head)
    case .lateCommit:
      late.append(call)
      lateCount += 1
      return .uncertain(.timedOut, ReplyHead())
    case .burst: return refusal(.burst, 429, "BURST_LIMIT_EXCEEDED", head)
    case .quota: return refusal(.quota, 429, "RATE_LIMIT_EXCEEDED", head)
    case .planLimit where call.kind == .create:
      return refusal(.planLimit, 403, "PLAN_LIMIT_EXCEEDED", head)
    case .authentication: return refusal(.authentication, 401, "INVALID_API_KEY", head)
    case .scope where call.kind.writes: return refusal(.scope, 403, "", head)
    case .feature where call.kind.writes: return refusal(.feature, 403, "FEATURE", head)
    case .badRead where call.kind == .list: return refusal(.badRequest, 400, "INVALID", head)
    case .badRequest where call.kind.writes: return refusal(.badRequest, 400, "INVALID", head)
    default: break
    }
    let reply = answer(call, fault, head)
    switch fault {
    case .lostAfter: return .uncertain(.connectionLost("reset"), ReplyHead())
    case .errorAfter: return .uncertain(.serverError(status: 502, excerpt: "<html>"), head)
    case .proxyTimeout: return refusal(.unexpected, 408, "", head)
    case .unreadable: return .uncertain(.unreadable(status: 200, excerpt: "{\"da"), head)
    default: return reply
    }
  }

  private func refusal(
    _ kind: Refusal.Kind, _ status: Int, _ code: String, _ head: ReplyHead
  ) -> Reply<Answer> {
    .refused(Refusal(kind: kind, status: status, code: code, message: ""), head)
  }

  private mutating func answer(
    _ call: Call, _ fault: Fault?, _ head: ReplyHead = ReplyHead()
  ) -> Reply<Answer> {
    switch call {
    case .usage:
      var usage = Usage()
      usage.totalLinks = links.count
      return .done(.usage(usage), head)
    case .workspace: return .done(.workspace(Workspace(id: "ws_1", name: "Fake")), head)
    case .page(let request): return .done(.page(page(request, fault)), head)
    case .create(let drafts): return .done(.created(create(drafts, fault)), head)
    case .createSingle(let draft):
      let answer = create([draft], fault == .wrongSlug ? fault : nil)
      guard answer.errors.isEmpty else { return refusal(.conflict, 409, "SLUG_TAKEN", head) }
      return .done(.link(answer.created), head)
    case .update(let id, let patch):
      guard let index = links.firstIndex(where: { $0.id == id }) else {
        return refusal(.notFound, 404, "not_found", head)
      }
      if let destination = patch.destination { links[index].destination = destination }
      if let labels = patch.labels { links[index].labels = labels }
      if let isEnabled = patch.isEnabled { links[index].isEnabled = isEnabled }
      if let rules = patch.rules { links[index].rules = rules }
      return .done(
        .link(FakeStore.set([fault == .altered ? links[index].altered : links[index]])), head)
    case .setEnabled(let ids, let isEnabled):
      var count = 0
      let left = fault == .leftOut ? ids.first : nil
      for index in links.indices where ids.contains(links[index].id) && links[index].id != left {
        links[index].isEnabled = isEnabled
        count += 1
      }
      return .done(.set(fault == .wrongCount ? count - 1 : count), head)
    case .delete(let id):
      links.removeAll { $0.id == id }
      return .done(.deleted, head)
    }
  }

  private mutating func page(_ request: PageRequest, _ fault: Fault?) -> LinkPage {
    if fault == .movingList { add(slug: "moved-\(made)", to: "https://moved.example/") }
    let all = links.reversed().filter { link in
      ignoresLabels || request.label.map { link.labels.contains($0) } ?? true
    }
    let start = min(request.offset, all.count)
    let end = min(start + min(request.limit, largestPage), all.count)
    return LinkPage(links: FakeStore.set(Array(all[start..<end])), total: all.count)
  }

  private mutating func create(_ drafts: [LinkDraft], _ fault: Fault?) -> BulkAnswer {
    var created: [Link] = []
    var errors: [BulkAnswer.ItemError] = []
    for (index, draft) in drafts.enumerated() {
      if index == 0, fault == .forgottenItem { continue }
      if index == 0, fault == .itemError {
        errors.append(.init(index: 0, isConflict: false, code: "invalid_url", message: ""))
        continue
      }
      var slug = draft.slug ?? "auto-\(made)"
      if index == 0, fault == .wrongSlug, draft.slug != nil { slug = "other-\(made)" }
      if links.contains(where: { $0.slug.lowercased() == slug.lowercased() }) {
        let index = fault == .noIndex ? nil : index
        errors.append(.init(index: index, isConflict: true, code: "conflict", message: "taken"))
        continue
      }
      made += 1
      links.append(
        Link(
          id: "id-\(made)", slug: slug, destination: draft.destination, labels: draft.labels,
          rules: draft.rules, expiresAt: draft.expiresAt, createdAt: date))
      created.append(links[links.count - 1])
    }
    if fault == .altered { created = created.map(\.altered) }
    if fault == .doubled, let first = created.first { created.append(first) }
    if fault == .shuffled { created.reverse() }
    if fault == .hiddenItem, !created.isEmpty { created.removeFirst() }
    if fault == .trimmed { for index in created.indices { created[index].labels = [] } }
    return BulkAnswer(created: FakeStore.set(created), errors: errors)
  }

  static func set(_ links: [Link]) -> LiveSet {
    var builder = LiveSetBuilder()
    for link in links {
      builder.ids.append(link.id)
      builder.slugs.append(link.slug)
      builder.shortURLs.append("https://xqr.test/" + link.slug)
      builder.destinations.append(link.destination)
      for label in link.labels { builder.labels.items.append(label) }
      builder.labels.endRow()
      var rest = LiveSetBuilder.Rest()
      rest.rules = link.rules
      rest.isEnabled = link.isEnabled
      rest.expiresAt = link.expiresAt
      rest.createdAt = link.createdAt
      builder.endLink(rest)
    }
    return builder.finish()
  }
}

extension FakeStore.Link {
  /// As a service shows it that has its own mind about what it was sent.
  fileprivate var altered: FakeStore.Link {
    var link = self
    link.labels.append("altered")
    return link
  }
}
