import Links
import Planning

/// What a service would hold after a plan was carried out without a fault.
struct ModelService {
  var links: [Existing]
  private var made = 0

  init(_ links: [Existing]) {
    self.links = links
  }

  /// Carries out each step in order, sending what the plan says and nothing else.
  mutating func apply(_ plan: Plan) {
    var born: [Int: String] = [:]
    for step in plan.steps {
      for member in step.members {
        let change = plan.changes[member]
        let id = born[member] ?? change.live.map { plan.live[$0].id } ?? ""
        switch step.kind {
        case .create, .createSingle: born[member] = create(plan.draft(for: change))
        case .update: update(id, plan.patch(for: change))
        case .resume, .resumeSingle: modify(id) { $0.isEnabled = true }
        case .pause, .pauseSingle: modify(id) { $0.isEnabled = false }
        case .delete: links.removeAll { $0.id == id }
        }
      }
    }
  }

  private mutating func create(_ draft: LinkDraft) -> String {
    let slug = draft.slug ?? "gen\(links.count)"
    guard !links.contains(where: { $0.slug == slug }) else { return "" }
    made += 1
    let id = "new-\(made)"
    links.append(
      Existing(slug) {
        $0.id = id
        $0.url = draft.destination
        $0.labels = draft.labels
        $0.rules = draft.rules.rules
        $0.expires = draft.expiresAt?.seconds
      })
    return id
  }

  private mutating func update(_ id: String, _ patch: LinkPatch) {
    modify(id) { link in
      if let url = patch.destination { link.url = url }
      if let labels = patch.labels { link.labels = labels }
      if let isEnabled = patch.isEnabled { link.isEnabled = isEnabled }
      if let rules = patch.rules { link.rules = rules.rules }
    }
  }

  private mutating func modify(_ id: String, _ change: (inout Existing) -> Void) {
    for index in links.indices where links[index].id == id { change(&links[index]) }
  }
}
