import ArgumentParser
import Campaigns
import Planning

/// `500` or `30%`.
struct LimitOption: ExpressibleByArgument {
  let limit: PlanOptions.Limit

  init?(argument: String) {
    guard let limit = ProjectFile.GuardLimit.Limit(argument) else { return nil }
    self.limit = .init(limit)
  }
}

extension PlanOptions.Limit {
  init(_ limit: ProjectFile.GuardLimit.Limit) {
    switch limit {
    case .count(let count): self = .count(count)
    case .percent(let share): self = .percent(share)
    }
  }
}
