/// Puts results and errors into the interface's envelopes, with the headers that go with them.
struct Envelope: Sendable {
  let requestID: String
  let reading: Meter.Reading?
  let readings: SandboxReadings

  init(_ readings: SandboxReadings, reading: Meter.Reading? = nil) {
    requestID = "req_" + RandomText.hex(16)
    self.reading = reading
    self.readings = readings
  }

  func answer(_ success: Success) -> Answer {
    guard success.status != 204 else { return Answer(status: 204, headers: limits) }
    var writer = JSONWriter(capacity: success.data.count + 256)
    writer.raw(#"{"data":"#)
    writer.raw(success.data)
    writer.raw(#","meta":{"request_id":"#)
    writer.string(requestID)
    if let counters = success.counters {
      writer.raw(#","total":\#(counters.total),"limit":\#(counters.limit)"#)
      writer.raw(#","offset":\#(counters.offset)"#)
    }
    rateLimit(&writer)
    writer.raw("}}")
    return Answer(status: success.status, headers: json + limits, body: writer.bytes)
  }

  func answer(_ refusal: Refusal) -> Answer {
    var writer = JSONWriter()
    writer.raw(#"{"error":{"code":"#)
    let isBare = readings.errorForm == .bare
    writer.string(isBare ? refusal.code.lowercased() : refusal.code)
    writer.raw(#","message":"#)
    writer.string(refusal.message)
    if !isBare { writer.raw(#","status":\#(refusal.status)"#) }
    writer.raw(#"},"meta":{"request_id":"#)
    writer.string(requestID)
    writer.raw("}}")
    var headers = json + limits
    if let seconds = refusal.retryAfter, let text = retryAfter(seconds) {
      headers.append(("Retry-After", text))
    }
    return Answer(status: refusal.status, headers: headers, body: writer.bytes)
  }

  private var json: [(name: String, value: String)] { [("Content-Type", "application/json")] }

  private var limits: [(name: String, value: String)] {
    let values: [(String, Int?)] =
      switch readings.headers {
      case .layers:
        [
          ("Limit", reading?.limit), ("Remaining", reading?.remaining),
          ("Burst-Limit", reading?.burstLimit), ("Burst-Remaining", reading?.burstRemaining),
        ]
      case .window:
        [("Limit", 600), ("Remaining", 599), ("Reset", Timestamp.now.seconds + 60)]
      case .none: []
      }
    return [("X-Request-Id", requestID)]
      + values.compactMap { name, value in value.map { ("X-RateLimit-" + name, String($0)) } }
  }

  private func retryAfter(_ seconds: Int) -> String? {
    switch readings.retryAfter {
    case .seconds: String(seconds)
    case .date: Timestamp(seconds: Timestamp.now.seconds + seconds).httpDate
    case .none: nil
    }
  }

  /// Writes `meta.rate_limit`; the layered shape is absent where nothing is limited.
  private func rateLimit(_ writer: inout JSONWriter) {
    let members: [String]
    switch readings.rateLimit {
    case .layers:
      let values = [
        ("limit", reading?.limit), ("remaining", reading?.remaining),
        ("burst_limit", reading?.burstLimit), ("burst_remaining", reading?.burstRemaining),
      ]
      members = values.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    case .window:
      let reset = Timestamp.now.seconds + 60
      members = ["\"limit\":600", "\"remaining\":599", "\"reset\":\(reset)"]
    case .resetTime:
      let reset = Timestamp(seconds: Timestamp.now.seconds + 60).text
      members = ["\"remaining\":599", "\"reset_at\":\"\(reset)\""]
    }
    guard !members.isEmpty else { return }
    writer.raw(#","rate_limit":{\#(members.joined(separator: ","))}"#)
  }
}
