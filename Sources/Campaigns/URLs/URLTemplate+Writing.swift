import Bytes
import Expressions
import Links

extension URLTemplate {
  /// What keeps a row from having a URL.
  enum Fault: Error {
    case value(ValueText.Fault, PlacedExpression)
    /// Data with `..`, `//` or a control in a path.
    case path(PlacedExpression)
    /// A parameter that the URL has already.
    case parameter(String)
    case destination(Destination.Fault)
    /// An expression of the row failed; reported before.
    case reported
  }

  /// Writes the URL of one row as the pending row of `builder`.
  ///
  /// - Throws: The first fault; the pending row is then unfinished.
  func write(
    _ values: Values, row: Int, into builder: inout TextColumnBuilder
  ) throws(Fault) {
    var next = 0
    for piece in pieces {
      switch piece {
      case .literal(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
      case .hole(let hole, let place):
        let place = place ?? URLPlace.scheme.behind(builder.pending)
        try write(values.holes[next], row, hole, at: place, into: &builder)
        next += 1
      }
    }
    try writeParameters(values, row: row, into: &builder)
    if let fault = Destination.fault(in: builder.pending) { throw .destination(fault) }
  }

  private func write(
    _ values: BlockValues, _ row: Int, _ hole: PlacedExpression, at place: URLPlace,
    into builder: inout TextColumnBuilder
  ) throws(Fault) {
    if case .texts(let texts, let mark) = values {
      try write(texts[row], mark, hole, at: place, into: &builder)
      return
    }
    guard let value = values[row] else { throw .reported }
    var text: String
    do { text = try ValueText.checked(value) } catch { throw .value(error, hole) }
    var mark: MarkedText.Mark?
    if case .marked(let marked) = value { mark = marked.mark }
    let result = text.withUTF8 { bytes in
      Result { () throws(Fault) in try write(bytes, mark, hole, at: place, into: &builder) }
    }
    try result.get()
  }

  private func write(
    _ text: UnsafeBufferPointer<UInt8>, _ mark: MarkedText.Mark?, _ hole: PlacedExpression,
    at place: URLPlace, into builder: inout TextColumnBuilder
  ) throws(Fault) {
    guard !text.isEmpty else { throw .value(.empty, hole) }
    switch (mark, place) {
    case (.raw, _), (.link, _): URLEncoding.write(text, as: .raw, into: &builder)
    case (_, .scheme), (_, .host): throw .path(hole)
    case (_, .path):
      guard !URLEncoding.isUnsafeInPath(text) else { throw .path(hole) }
      URLEncoding.write(text, as: mark == .segment ? .segment : .path, into: &builder)
    case (_, .query), (_, .fragment): URLEncoding.write(text, as: .query, into: &builder)
    }
  }

  /// Adds the parameters before the fragment.
  private func writeParameters(
    _ values: Values, row: Int, into builder: inout TextColumnBuilder
  ) throws(Fault) {
    guard !parameters.isEmpty else { return }
    let fragment = builder.takeFragment()
    let hasQuery = builder.pending.contains(0x3F)
    var separator: UInt8 = hasQuery ? 0x26 : 0x3F
    if let last = builder.pending.last, last == 0x3F || last == 0x26 {
      separator = last
      builder.truncatePending(to: builder.pending.count - 1)
    }
    for (index, parameter) in parameters.enumerated() {
      if hasQuery, builder.hasParameter(parameter.name) {
        guard parameter.isUTM, conflict != .fail else {
          throw .parameter(String(decoding: parameter.name, as: UTF8.self))
        }
        if conflict == .keep { continue }
        builder.removeParameter(parameter.name)
        separator = builder.pending.contains(0x3F) ? 0x26 : 0x3F
      }
      let isWritten = try parameter.write(
        values.parameters[index], row: row, separator: separator, into: &builder)
      if isWritten { separator = 0x26 }
    }
    if let fragment { fragment.withUnsafeBufferPointer { builder.write($0) } }
  }
}

extension TextColumnBuilder {
  /// Cuts off what stands behind the first `#` of the pending URL, with it.
  fileprivate mutating func takeFragment() -> [UInt8]? {
    guard let start = pending.firstIndex(of: 0x23) else { return nil }
    let fragment = Array(pending[start...])
    truncatePending(to: start)
    return fragment
  }

  /// Whether the pending URL's query has a parameter.
  fileprivate func hasParameter(_ name: [UInt8]) -> Bool {
    guard let start = pending.firstIndex(of: 0x3F) else { return false }
    return pending[(start + 1)...].split(separator: 0x26).contains {
      TextColumnBuilder.isParameter($0, name)
    }
  }

  /// Takes every parameter of that name out of the pending URL's query.
  fileprivate mutating func removeParameter(_ name: [UInt8]) {
    guard let start = pending.firstIndex(of: 0x3F) else { return }
    let kept = pending[(start + 1)...].split(separator: 0x26)
      .filter { !TextColumnBuilder.isParameter($0, name) }
      .map { Array($0) }
    truncatePending(to: start)
    for (index, part) in kept.enumerated() {
      write(index == 0 ? 0x3F : 0x26)
      part.withUnsafeBufferPointer { write($0) }
    }
  }

  private static func isParameter(
    _ part: Slice<UnsafeBufferPointer<UInt8>>, _ name: [UInt8]
  ) -> Bool {
    part.prefix { $0 != 0x3D }.elementsEqual(name)
  }
}
