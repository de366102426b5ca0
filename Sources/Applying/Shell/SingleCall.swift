import Links

/// One call and its reply, with the pace and the retries of all others.
struct SingleCall: Job {
  let call: Call
  private(set) var result: Result<Answer, CallFailure>?

  init(_ call: Call) {
    self.call = call
  }

  var isFinished: Bool { result != nil }

  var progress: JobProgress { JobProgress(done: result == nil ? 0 : 1, total: 1) }

  mutating func next(_ event: Event, at now: Duration) -> [Action] {
    switch event {
    case .start: return [.send(Sending(ticket: 1, call: call))]
    case .reply(_, .done(let answer, _)): result = .success(answer)
    case .reply(_, let reply): result = CallFailure(reply).map { .failure($0) }
    case .held(_, let stop): result = .failure(.stopped(stop))
    case .interrupt: result = .failure(.stopped(.interrupted))
    }
    return []
  }
}
