package import Links

/// What changes from one run to the next without the plan being another one.
///
/// Stands in one object of the plan file and outside its digest.
package struct Made: Hashable, Sendable {
  /// Random, 16 hexadecimal digits.
  package var id: String
  /// When the plan was made; `now` in expressions.
  package var time: Instant
  package var quota: Quota
  /// Calls a second that the plan's time estimate assumes; nil where nothing is paced.
  package var rate: Double?

  /// What can be asked for in calls a second: times at a slower pace are beyond all clocks.
  package static let rates = 0.001...10_000

  package init(id: String, time: Instant, quota: Quota, rate: Double?) {
    self.id = id
    self.time = time
    self.quota = quota
    self.rate = rate
  }
}
