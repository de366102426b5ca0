import Bytes
import Diagnostics

/// Finds the values of an entry's axes by their texts, each in constant time.
struct AxisCodes {
  private struct Axis {
    let index: TextIndex
    /// For each code the first one with its text; empty where no two texts are equal.
    let first: [UInt32]
  }

  private let columns: [Tuples.Column]
  private let axes: [Axis]

  /// - Complexity: O(*n*) in the number of values.
  init(_ tuples: Tuples) {
    columns = tuples.columns
    axes = tuples.columns.map { column in
      let index = TextIndex(column.values.texts)
      guard !index.repeats.isEmpty else { return Axis(index: index, first: []) }
      var first = Array(0..<UInt32(column.values.count))
      for found in index.repeats { first[found.row] = UInt32(found.first) }
      return Axis(index: index, first: first)
    }
  }

  /// The number of an axis.
  func axis(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The codes that stand for a value: the first of equal texts, one for each form of it.
  func codes(of pair: AxisMatch.Pair, on axis: Int) -> [UInt32] {
    var codes: [UInt32] = []
    for text in pair.texts {
      guard let row = axes[axis].index.row(of: text) else { continue }
      if !codes.contains(UInt32(row)) { codes.append(UInt32(row)) }
    }
    return codes
  }

  /// The code of a combination on an axis; the first of equal texts.
  @inline(__always)
  func code(_ axis: Int, of combination: Int) -> UInt32 {
    let code = columns[axis].codes[combination]
    return axes[axis].first.isEmpty ? code : axes[axis].first[Int(code)]
  }

  /// The match as codes; nil, after a report for each of them, where an axis or a value never
  /// occurs.
  ///
  /// - Parameter fault: The kind of fault that this is.
  func resolve(
    _ match: AxisMatch, _ fault: Diagnostic.Code, _ diagnostics: inout DiagnosticList
  ) -> [(axis: Int, codes: [UInt32])]? {
    let known = diagnostics.errorCount
    let found = match.pairs.compactMap { pair -> (axis: Int, codes: [UInt32])? in
      guard let axis = axis(pair.axis) else {
        diagnostics.report(.unknownAxis(pair, columns.map(\.name), fault))
        return nil
      }
      let codes = codes(of: pair, on: axis)
      if codes.isEmpty { diagnostics.report(.unknownValue(pair, columns[axis].values, fault)) }
      return (axis, codes)
    }
    if match.pairs.isEmpty { diagnostics.report(.emptyMatch(match.span, fault)) }
    return diagnostics.errorCount == known ? found.sorted { $0.axis < $1.axis } : nil
  }
}
