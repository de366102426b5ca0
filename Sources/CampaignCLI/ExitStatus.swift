/// How a run ended, as the number that it exits with.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  /// Bad input, an unreachable service, "no" at the prompt.
  case failed = 1
  /// Changes are present; only with `--detailed-exitcode`.
  case changes = 2
  /// No key, authentication, scope.
  case noAccess = 3
  /// A link failed, is blocked, or its outcome is unknown.
  case incomplete = 4
  /// A guard or a mandatory finding refused the run before its first write.
  case guarded = 5
  /// Quota, links a month or `--max-calls` ran out during the run.
  case exhausted = 10
  case stalePlan = 11
  case usage = 64
  /// A fault of ours.
  case bug = 70
  case interrupted = 130

  /// Which one wins where several apply, first to last.
  private static let precedence: [ExitStatus] = [
    .interrupted, .bug, .usage, .noAccess, .stalePlan, .exhausted, .guarded, .incomplete, .failed,
    .changes, .done,
  ]

  /// The one of two that wins.
  package func combined(with other: ExitStatus) -> ExitStatus {
    ExitStatus.precedence.first { $0 == self || $0 == other } ?? self
  }
}
