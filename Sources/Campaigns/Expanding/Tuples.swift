import Bytes
import Diagnostics
import Expressions
import Links

/// The combinations of an entry's axes, in columns: one code an axis and combination.
struct Tuples {
  /// What the codes of an axis stand for.
  enum Values {
    case rows(Table)
    case coded(CodedValues)
  }

  struct Column {
    let name: String
    var values: Values
    var codes: [UInt32]
  }

  /// The most combinations that are kept at a time: more is a mistake in a campaign, and would
  /// take gigabytes.
  static let limit = 5_000_000

  private(set) var count = 1
  private(set) var columns: [Column] = []

  /// Multiplies the combinations with all values of an axis.
  ///
  /// The product may not exceed ``limit``.
  mutating func multiply(_ name: String, by values: Values) {
    let size = UInt32(values.count)
    for index in columns.indices {
      columns[index].codes = columns[index].codes.flatMap { repeatElement($0, count: Int(size)) }
    }
    var codes: [UInt32] = []
    codes.reserveCapacity(count * Int(size))
    for _ in 0..<count { codes.append(contentsOf: 0..<size) }
    columns.append(Column(name: name, values: values, codes: codes))
    count *= Int(size)
  }

  /// Multiplies each combination with values of its own.
  ///
  /// - Parameter lists: For each combination the codes of its values.
  mutating func multiply(_ name: String, by values: Values, lists: [[UInt32]]) {
    for index in columns.indices {
      columns[index].codes = zip(columns[index].codes, lists).flatMap { code, list in
        repeatElement(code, count: list.count)
      }
    }
    columns.append(Column(name: name, values: values, codes: lists.flatMap { $0 }))
    count = columns.last?.codes.count ?? 0
  }

  /// Adds combinations behind the others.
  ///
  /// - Parameter rows: Each with a code for every axis.
  /// - Parameter values: Of every axis; the old ones keep their codes.
  mutating func append(_ rows: [[UInt32]], values: [Values]) {
    for index in columns.indices {
      columns[index].values = values[index]
      columns[index].codes += rows.map { $0[index] }
    }
    count += rows.count
  }

  /// Keeps the combinations for which `keeps` is true.
  mutating func filter(_ keeps: [Bool]) {
    guard keeps.contains(false) else { return }
    for index in columns.indices {
      columns[index].codes = zip(columns[index].codes, keeps).compactMap { $1 ? $0 : nil }
    }
    count = keeps.count { $0 }
  }

  /// The slots of the axes for some combinations, in the order of the axes.
  func slots(_ range: some Sequence<Int>) -> [Block.Slot] {
    columns.map { column in
      let codes = range.map { column.codes[$0] }
      switch column.values {
      case .rows(let table): return .rows(table, codes)
      case .coded(let coded): return .coded(coded, codes)
      }
    }
  }

  /// The axes as the links remember them.
  var axes: [Axis] {
    columns.map { column in
      switch column.values {
      case .rows(let table):
        Axis(name: column.name, values: table.keyTexts, spans: table.spans)
      case .coded(let coded): Axis(name: column.name, values: coded.texts)
      }
    }
  }

  /// How the expansion came to a combination.
  func trace(_ index: Int) -> [Diagnostic.Frame] {
    columns.map { column in
      let code = Int(column.codes[index])
      switch column.values {
      case .coded(let coded):
        return Diagnostic.Frame("\(column.name)=\(coded.texts.string(at: code))")
      case .rows(let table):
        let number = table.number(of: code)
        let origin = table.origin(of: code).map { " from \($0)" } ?? ""
        return Diagnostic.Frame("\(column.name) row \(number)\(origin)", at: table.spans[code])
      }
    }
  }
}

extension Tuples.Values {
  var count: Int {
    switch self {
    case .rows(let table): table.count
    case .coded(let coded): coded.values.count
    }
  }

  /// The text by which `exclude` and labels know a value.
  var texts: TextColumn {
    switch self {
    case .rows(let table): table.keyTexts
    case .coded(let coded): coded.texts
    }
  }
}
