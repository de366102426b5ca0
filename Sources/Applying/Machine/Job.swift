package import Links

/// A pure state machine that wants calls made and learns how they ended.
///
/// Time is a monotonic duration that arrives with every event.
package protocol Job: Sendable {
  mutating func next(_ event: Event, at now: Duration) -> [Action]

  var isFinished: Bool { get }

  /// For a progress bar; the total may grow.
  var progress: JobProgress { get }
}

/// How far a job is, in its own unit: pages of a listing, links of a plan.
package struct JobProgress: Hashable, Sendable {
  package var done: Int
  package var total: Int

  package init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

/// What happens to a job.
package enum Event: Sendable {
  /// Comes once, first.
  case start
  /// A call's last reply; every sending gets one of these two.
  case reply(ticket: Int, Reply<Answer>)
  /// The call was never sent, and won't be.
  case held(ticket: Int, Stop)
  /// Finish what is in flight; the second time, finish at once.
  case interrupt
}

/// What a job wants done, in this order.
package enum Action: Sendable {
  case send(Sending)
  /// The intent has to be durable before its call is sent.
  case journal(Intent, then: Sending)
  /// Written to the journal with the next intents; nothing waits for it.
  case record(JournalAnswer)
  /// Nothing that the stop covers is sent any more.
  case close(Stop)
}
