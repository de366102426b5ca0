/// What the shell does for an engine, in this order; transmissions run beside each other.
package enum EngineEffect: Sendable {
  /// Make the intent durable, where there is one, then send.
  case transmit(Sending, Intent?)
  case record(JournalAnswer)
  case wake(at: Duration)
}
