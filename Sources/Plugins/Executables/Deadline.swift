/// A moment after which nobody waits any more.
struct Deadline {
  private let moment: ContinuousClock.Instant

  init(in duration: Duration) {
    moment = .now + duration
  }

  var isOver: Bool { moment <= .now }

  /// What is left, for `poll`: rounded up, at least 0.
  var milliseconds: Int32 {
    let left = (moment - .now).seconds
    return left <= 0 ? 0 : Int32(min(left * 1000 + 1, 86_400_000))
  }
}
