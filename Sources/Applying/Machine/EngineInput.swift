package import Links

/// What the shell tells an engine.
package enum EngineInput: Sendable {
  case start
  case reply(ticket: Int, Reply<Answer>)
  /// The intent of a transmission couldn't be made durable, so that nothing was sent.
  case unrecorded(ticket: Int)
  case interrupt
  /// The time of an earlier ``EngineEffect/wake(at:)`` has come.
  case tick
}
