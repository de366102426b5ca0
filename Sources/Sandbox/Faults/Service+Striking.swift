extension Service {
  /// What a fault makes of a request at one of its two moments; nil lets the request go on.
  ///
  /// - Parameter answer: The healthy answer, once there is one.
  func strike(
    _ fault: Fault?, _ now: Fault.Moment, _ answer: Answer?, _ envelope: Envelope
  ) async throws -> Reply? {
    switch fault {
    case .burst429 where now == .before: return .answer(envelope.answer(Refusal.burst))
    case .quota429 where now == .before: return .answer(envelope.answer(Refusal.quota))
    case .status500(now):
      return .answer(envelope.answer(Refusal(500, "INTERNAL_ERROR", "made by a fault rule")))
    case .html502(now): return .answer(.badGateway)
    case .reset(now), .kill(now): return .closed
    case .hang(let milliseconds, now):
      try await Task.sleep(for: .milliseconds(milliseconds))
      return nil
    case .truncate: return answer.map(Reply.cut)
    default: return nil
    }
  }
}

extension Answer {
  fileprivate static let badGateway = Answer(
    status: 502, headers: [("Content-Type", "text/html")],
    body: Array(
      "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n".utf8))
}
