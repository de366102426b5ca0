import Bytes
import Links
import Planning

/// One reading of the campaign's links from the newest on, in search of some of them.
struct ReadBack: Sendable {
  /// The creates that it is to settle; none for the pass at the end of a kind.
  let batches: [ApplyMachine.Batch]

  /// Changes that weren't found yet.
  private(set) var open: Set<Int>

  /// Links made before this can't be among those that are looked for; nil for no bound.
  private let horizon: Instant?
  private let label: String
  private var changesBySlug: [String: Int] = [:]
  private var changesByKeyLabel: [String: Int] = [:]
  private var changesByID: [String: Int] = [:]
  /// The links that gave way to those that are looked for under the same codes: a listing that lags
  /// behind may still show them.
  private var oldIDs: Set<String> = []
  private var offset = 0
  private var totals: Set<Int?> = []
  private(set) var ticket: Int?

  /// - Parameter deletes: Those of the targets that are to be gone.
  init(
    batches: [ApplyMachine.Batch], targets: [Int], deletes: Set<Int>, horizon: Instant?, plan: Plan
  ) {
    self.batches = batches
    self.horizon = horizon
    open = Set(targets)
    label = plan.desired.ownership.ownerLabel
    for number in targets {
      let change = plan.changes[number]
      if let live = change.live, change.kind == .replace, !deletes.contains(number) {
        oldIDs.insert(plan.live.ids.string(at: live))
      }
      if let live = change.live, change.kind != .replace || deletes.contains(number) {
        changesByID[plan.live.ids.string(at: live)] = number
      } else if let desired = change.desired, !plan.desired.slugs.isEmpty(at: desired) {
        changesBySlug[plan.desired.slugs.string(at: desired).lowercased()] = number
      } else if let desired = change.desired {
        changesByKeyLabel[plan.desired.keyLabels.string(at: desired)] = number
      }
    }
  }

  /// The next page's call; nil while one is under way.
  mutating func request(ticket: Int) -> Sending? {
    guard self.ticket == nil else { return nil }
    self.ticket = ticket
    return Sending(ticket: ticket, call: .page(PageRequest(label: label, offset: offset)))
  }

  /// The change that looks for a link, unless the link isn't the campaign's.
  func change(of link: LiveLink) -> Int? {
    let labels = link.labels
    guard labels.contains(label), !oldIDs.contains(link.id) else { return nil }
    let change =
      changesBySlug[link.slug.lowercased()] ?? changesByID[link.id]
      ?? labels.lazy.compactMap { changesByKeyLabel[$0] }.first
    return change.flatMap { open.contains($0) ? $0 : nil }
  }

  mutating func close(_ change: Int) {
    open.remove(change)
  }

  /// Whether as many links were read as every page says there are.
  var isWhole: Bool { totals == [offset] }

  /// Takes note of a page; whether there is none to follow.
  mutating func advance(over page: LinkPage) -> Bool {
    ticket = nil
    offset += page.links.count
    totals.insert(page.total)
    guard page.links.count > 0, !open.isEmpty else { return true }
    if let total = page.total, offset >= total { return true }
    guard let horizon, let oldest = page.links[page.links.count - 1].createdAt else { return false }
    return oldest < horizon
  }
}
