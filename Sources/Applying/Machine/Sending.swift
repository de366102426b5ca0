/// One call of a job, as often as it is tried.
package struct Sending: Sendable {
  /// The job's own number for the call.
  package let ticket: Int
  package let call: Call

  /// Counted from 1; a job that sends what is missing from an earlier try goes on counting.
  package var attempt: Int

  package init(ticket: Int, call: Call, attempt: Int = 1) {
    self.ticket = ticket
    self.call = call
    self.attempt = attempt
  }
}
