import Diagnostics

/// Which of an entry's `set:` items apply to each combination: combinations with the same ones are
/// one variation of the entry.
struct Variations {
  /// For each variation the numbers of its sets, ascending; every one occurs.
  private(set) var sets: [[Int]] = []

  /// For each combination the number of its variation.
  private(set) var numbers: [UInt32] = []

  /// Sets with an axis or a value that never occurs are reported and apply to nothing; so is one
  /// that matches no combination.
  ///
  /// - Complexity: O(*combinations* + *sets*), and O(*s*) for each variation of *s* sets.
  init(
    _ matches: [AxisMatch?], _ tuples: Tuples, _ diagnostics: inout DiagnosticList
  ) {
    let codes = AxisCodes(tuples)
    var index = MatchIndex()
    // Sets with equal matches share a place in the index.
    var places: [[Int]] = []
    for (number, match) in matches.enumerated() {
      guard let match, let found = codes.resolve(match, .variation, &diagnostics) else { continue }
      // A value with several codes may share some with an earlier set and not others.
      for single in Variations.singles(found) {
        if let place = index.add(single, as: places.count) {
          places[place].append(number)
        } else {
          places.append([number])
        }
      }
    }
    var known: [[Int]: UInt32] = [:]
    var isUsed = [Bool](repeating: false, count: matches.count)
    numbers.reserveCapacity(tuples.count)
    var found: [Int] = []
    for combination in 0..<tuples.count {
      found.removeAll(keepingCapacity: true)
      index.forEach(codes, combination) { found.append($0) }
      if let number = known[found] {
        numbers.append(number)
        continue
      }
      let applying = Set(found.flatMap { places[$0] }).sorted()
      let number = sets.firstIndex(of: applying) ?? sets.count
      if number == sets.count { sets.append(applying) }
      for set in applying { isUsed[set] = true }
      known[found] = UInt32(number)
      numbers.append(UInt32(number))
    }
    for (match, isUsed) in zip(matches, isUsed) where !isUsed {
      if let match, tuples.count > 0, !diagnostics.hasErrors {
        diagnostics.report(.emptyVariation(match.span))
      }
    }
  }

  /// The rows of a range of combinations, counted from its start, by their variation.
  func parts(of range: Range<Int>) -> [(variation: Int, rows: [Int])] {
    var parts: [(variation: Int, rows: [Int])] = []
    var known: [UInt32: Int] = [:]
    for (row, number) in numbers[range].enumerated() {
      let part = known[number] ?? parts.count
      if part == parts.count {
        known[number] = part
        parts.append((Int(number), []))
      }
      parts[part].rows.append(row)
    }
    return parts
  }

  /// Every combination of single codes.
  private static func singles(
    _ codes: [(axis: Int, codes: [UInt32])]
  ) -> [[(axis: Int, codes: [UInt32])]] {
    codes.reduce([[]]) { lists, axis in
      lists.flatMap { list in axis.codes.map { list + [(axis.axis, [$0])] } }
    }
  }
}

extension Diagnostic.Code {
  static let variation = Diagnostic.Code("XQ1320", "set matches nothing")
}

extension Diagnostic {
  fileprivate static func emptyVariation(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .variation, .warning, at: span, "no combination of the axes is left that this is about",
      help: ["Delete it, or check its values against 'exclude:' and 'when:'."])
  }
}
