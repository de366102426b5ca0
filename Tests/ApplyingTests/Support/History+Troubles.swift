import Links
import Planning

@testable import Applying

/// What happens to a bad run.
extension History {
  /// What a bad run meets beside faults of all kinds.
  enum Trouble: CaseIterable {
    case any
    /// Nobody can look back.
    case blind
    /// Creates arrive late, and then the month's calls are used up.
    case late
    /// Creates arrive late, and nobody can look back.
    case lateAndBlind

    func fault(_ call: Call, _ chance: inout SeededGenerator) -> FakeStore.Fault? {
      let dice = Int.random(in: 0..<6, using: &chance)
      switch self {
      case .any: return nil
      case .blind: return call.kind == .list && dice < 3 ? .badRead : nil
      case .late:
        guard call.kind == .create else { return nil }
        return dice < 3 ? .lateCommit : dice == 3 ? .quota : nil
      case .lateAndBlind:
        if call.kind == .list { return dice < 3 ? .badRead : nil }
        return call.kind == .create && dice < 3 ? .lateCommit : nil
      }
    }
  }

  /// Somebody takes a code between the listing and the run.
  mutating func intrude(_ store: inout FakeStore, _ listing: LiveSet) {
    let live = Set((0..<listing.count).map { listing[$0].slug })
    let free = wishes.filter { wish in wish.slug.map { !live.contains($0) } ?? false }
    guard let wish = free.randomElement(using: &chance), let slug = wish.slug else { return }
    let destination = Bool.random(using: &chance) ? wish.destination : "https://foreign.example/"
    store.add(slug: slug, to: destination, labels: ["campaign-other"])
    foreign.append(store.links[store.links.count - 1])
  }
}
