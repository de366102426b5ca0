import Bytes
import Expressions
import Links

extension URLTemplate {
  /// What keeps a row from having a URL.
  enum Fault: Error {
    case value(ValueText.Fault, PlacedExpression)
    /// Data with `..` or `//` in a path.
    case path(PlacedExpression)
    /// Data in a path with a character that can't be seen.
    case hidden(PlacedExpression, Unicode.Scalar)
    /// Literal text and data together make a part `..` or `.`.
    case dots
    /// Data that would go on with the host of a `link_url`.
    case host(PlacedExpression)
    /// A `link_url` behind the beginning.
    case misplacedLink(PlacedExpression)
    /// A `link_url` that is none, with its text.
    case link(Destination.Fault, String, PlacedExpression)
    /// Raw data with a `#` in a parameter, behind which the next ones would be lost.
    case fragment(PlacedExpression)
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
    var isMoved = false
    var hasPathData = false
    for piece in pieces {
      switch piece {
      case .literal(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
      case .hole(let hole, let known):
        let place = (isMoved ? nil : known) ?? URLPlace(behind: builder.pending)
        let data = values.holes[next]
        next += 1
        if try write(data, row, hole, at: place, into: &builder) {
          isMoved = true
        } else if place == .path {
          hasPathData = true
        }
      }
    }
    try writeParameters(values, row: row, into: &builder)
    if let fault = Destination.fault(in: builder.pending) { throw .destination(fault) }
    if hasPathData, !isMoved, let parts = Destination.parts(of: builder.pending) {
      let path = UnsafeBufferPointer(rebasing: builder.pending[parts.path])
      if URLEncoding.hasDotSegment(path) { throw .dots }
    }
  }

  /// Writes what a hole holds; true where it isn't encoded.
  private func write(
    _ values: BlockValues, _ row: Int, _ hole: PlacedExpression, at place: URLPlace,
    into builder: inout TextColumnBuilder
  ) throws(Fault) -> Bool {
    if case .texts(let texts, let mark) = values {
      return try write(texts[row], mark, hole, at: place, into: &builder)
    }
    guard let value = values[row] else { throw .reported }
    var text: String
    do { text = try ValueText.checked(value) } catch { throw .value(error, hole) }
    var mark: MarkedText.Mark?
    if case .marked(let marked) = value { mark = marked.mark }
    let result = text.withUTF8 { bytes in
      Result { () throws(Fault) in try write(bytes, mark, hole, at: place, into: &builder) }
    }
    return try result.get()
  }

  private func write(
    _ text: UnsafeBufferPointer<UInt8>, _ mark: MarkedText.Mark?, _ hole: PlacedExpression,
    at place: URLPlace, into builder: inout TextColumnBuilder
  ) throws(Fault) -> Bool {
    guard !text.isEmpty else { throw .value(.empty, hole) }
    switch (mark, place) {
    case (.link, .scheme) where builder.pending.isEmpty:
      if let fault = Destination.fault(in: text) {
        throw .link(fault, String(decoding: text, as: UTF8.self), hole)
      }
      builder.write(text)
      return true
    case (.link, .scheme), (.link, .host), (.link, .path): throw .misplacedLink(hole)
    case (_, .scheme), (_, .host): throw .host(hole)
    case (.raw, _):
      builder.write(text)
      return true
    case (_, .path):
      if let scalar = HiddenCharacter.first(in: text) { throw .hidden(hole, scalar) }
      guard !URLEncoding.isUnsafeInPath(text) else { throw .path(hole) }
      URLEncoding.write(text, as: mark == .segment ? .segment : .path, into: &builder)
    case (_, .query), (_, .fragment): URLEncoding.write(text, as: .query, into: &builder)
    }
    return false
  }

  /// Adds the parameters before the fragment.
  private func writeParameters(
    _ values: Values, row: Int, into builder: inout TextColumnBuilder
  ) throws(Fault) {
    guard !parameters.isEmpty else { return }
    let fragment = builder.takeFragment()
    if builder.pending.contains(0x3F) {
      try addParameters(values, row: row, into: &builder)
    } else {
      // The parameters differ from each other, and so none can be there already.
      var hasQuery = false
      for run in runs {
        let holes = values.parameters[run.index]
        if run.parameter.isAbsent(holes, row: row) { continue }
        builder.beginParameter(hasQuery: hasQuery)
        hasQuery = true
        try run.parameter.write(holes, row: row, into: &builder)
      }
    }
    if let fragment { fragment.withUnsafeBufferPointer { builder.write($0) } }
  }

  /// Adds the parameters to a URL that has some of its own.
  private func addParameters(
    _ values: Values, row: Int, into builder: inout TextColumnBuilder
  ) throws(Fault) {
    var hasQuery = true
    for (index, parameter) in parameters.enumerated() {
      let holes = values.parameters[index]
      if parameter.isAbsent(holes, row: row) { continue }
      if builder.hasParameter(parameter.plainName) {
        guard parameter.isUTM, conflict != .fail else {
          throw .parameter(String(decoding: parameter.plainName, as: UTF8.self))
        }
        if conflict == .keep { continue }
        hasQuery = builder.removeParameter(parameter.plainName)
      }
      builder.beginParameter(hasQuery: hasQuery)
      hasQuery = true
      try parameter.write(holes, row: row, into: &builder)
    }
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

  /// Writes what a parameter stands behind: `?`, `&`, or nothing where one of them is there.
  fileprivate mutating func beginParameter(hasQuery: Bool) {
    if let last = pending.last, last == 0x3F || last == 0x26 { return }
    write(hasQuery ? 0x26 : 0x3F)
  }

  /// Whether the pending URL's query has a parameter.
  fileprivate func hasParameter(_ name: [UInt8]) -> Bool {
    guard let start = pending.firstIndex(of: 0x3F) else { return false }
    return pending[(start + 1)...].split(separator: 0x26).contains {
      URLEncoding.isParameter($0, named: name)
    }
  }

  /// Takes every parameter of that name out of the pending URL's query.
  ///
  /// - Returns: Whether something is left of the query.
  fileprivate mutating func removeParameter(_ name: [UInt8]) -> Bool {
    guard let start = pending.firstIndex(of: 0x3F) else { return false }
    let kept = pending[(start + 1)...].split(separator: 0x26)
      .filter { !URLEncoding.isParameter($0, named: name) }
      .map { Array($0) }
    truncatePending(to: start)
    for (index, part) in kept.enumerated() {
      beginParameter(hasQuery: index > 0)
      part.withUnsafeBufferPointer { write($0) }
    }
    return !kept.isEmpty
  }
}
