extension Service {
  /// `GET /links`.
  ///
  /// - Throws: 400 for a parameter out of range.
  func list(_ call: Call) async throws -> Success {
    let limit = try call.integer("limit", 1...200) ?? 50
    let offset = try call.integer("offset", 0...Int(Int32.max)) ?? 0
    var filter = ListFilter(label: call.parameter("label").map(kept(label:)))
    filter.ignoresCase = readings.labelCase == .ignored
    switch call.parameter("enabled") {
    case nil: break
    case "true": filter.enabled = true
    case "false": filter.enabled = false
    default: throw Refusal.badRequest("enabled is neither true nor false")
    }
    let isMoving = readings.listing == .moving && passes.isMoved(offset: offset)
    let moved = isMoving || call.fault == .movingList ? 1 : 0
    var hidden = 0
    if case .laggingList(let links) = call.fault { hidden = links }
    let page = try await store.page(
      filter, limit: limit, offset: max(0, offset - moved) + hidden, form)
    return Success(
      data: page.links,
      counters: .init(total: max(0, page.total - hidden) + moved, limit: limit, offset: offset))
  }
}

extension Call {
  fileprivate func integer(_ name: String, _ range: ClosedRange<Int>) throws(Refusal) -> Int? {
    guard let text = parameter(name) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw .badRequest("\(name) is not from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
