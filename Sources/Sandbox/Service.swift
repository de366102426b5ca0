// The way of one request: fault, key, meter, scope, endpoint, envelope, fault. Nothing here knows
// the HTTP library; `SandboxServer` brings requests in and replies out.

/// Answers requests against one store.
final class Service: Sendable {
  let store: LinkStore
  let meter: Meter
  let limits: SandboxLimits
  /// How answers write links.
  let form: LinkForm
  let readings: SandboxReadings
  let faults: FaultBoard
  let passes = ListingPasses()
  private let keys: KeyRing

  init(_ configuration: SandboxConfiguration, store: LinkStore) {
    self.store = store
    var limits = configuration.limits
    if configuration.readings.bulkOperations == .off { limits.bulkOperations = false }
    self.limits = limits
    meter = Meter(limits: limits, store: store)
    form = LinkForm(prefix: configuration.shortURLPrefix, configuration.readings)
    readings = configuration.readings
    faults = FaultBoard(configuration.faults)
    keys = KeyRing(configuration.keys)
  }

  /// Answers a call; its fault is part of it.
  ///
  /// - Throws: `CancellationError` where the server stops meanwhile.
  func reply(to call: Call, authorization: String?) async throws -> Reply {
    guard let scope = call.endpoint.scope else {
      if let struck = try await strike(call.fault, .before, nil, envelope()) {
        return struck
      }
      let answer = try await redirect(call)
      return try await strike(call.fault, .after, answer, envelope())
        ?? .answer(answer)
    }
    let key: SandboxKey
    do { key = try keys.key(authorization: authorization) } catch {
      return .answer(envelope().answer(error))
    }
    let (reading, refusal) = try await meter.count(key)
    let envelope = envelope(reading)
    if let refusal { return .answer(envelope.answer(refusal)) }
    if let struck = try await strike(call.fault, .before, nil, envelope) { return struck }
    if case .late(let milliseconds) = call.fault {
      var later = call
      later.fault = nil
      Task { [later] in
        try await Task.sleep(for: .milliseconds(milliseconds))
        _ = try await carriedOut(later, scope, key, envelope)
      }
      return .closed
    }
    let answer = try await carriedOut(call, scope, key, envelope)
    return try await strike(call.fault, .after, answer, envelope) ?? .answer(answer)
  }

  /// The healthy answer to a call, which has its effect.
  private func carriedOut(
    _ call: Call, _ scope: String, _ key: SandboxKey, _ envelope: Envelope
  ) async throws -> Answer {
    do {
      guard key.grants(scope) else {
        throw Refusal(403, "INSUFFICIENT_SCOPE", "needs \(scope)")
      }
      return envelope.answer(try await perform(call))
    } catch let refusal as Refusal {
      return envelope.answer(refusal)
    }
  }

  /// A new envelope, with a request id of its own.
  func envelope(_ reading: Meter.Reading? = nil) -> Envelope {
    Envelope(readings, reading: reading)
  }

  private func perform(_ call: Call) async throws -> Success {
    switch call.endpoint {
    case .list: try await list(call)
    case .create: try await create(call)
    case .get: try await get(call)
    case .patch: try await patch(call)
    case .delete: try await delete(call)
    case .bulkCreate: try await bulkCreate(call)
    case .bulkStatus: try await bulkStatus(call)
    case .workspace: workspace()
    case .usage: try await usage()
    case .redirect: preconditionFailure("a redirect has no envelope")
    }
  }
}
