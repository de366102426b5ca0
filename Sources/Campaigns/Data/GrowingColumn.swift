import Bytes
import Expressions

/// A column that grows cell by cell: texts as long as every cell is one.
final class GrowingColumn {
  let name: [UInt8]
  private var texts = TextColumnBuilder()
  /// All cells, from the first on that is no text.
  private var values: [Value?]?

  init(name: [UInt8]) {
    self.name = name
  }

  var count: Int { values?.count ?? texts.count }

  func append(_ text: UnsafeBufferPointer<UInt8>) {
    if values == nil {
      texts.append(text)
    } else {
      values?.append(.string(String(decoding: text, as: UTF8.self)))
    }
  }

  func append(_ value: Value) {
    if values == nil, case .string(let text) = value {
      texts.append(text)
    } else {
      spill()
      values?.append(value)
    }
  }

  /// Adds rows that lack the column.
  func pad(to count: Int) {
    let missing = count - self.count
    guard missing > 0 else { return }
    spill()
    values?.append(contentsOf: repeatElement(nil, count: missing))
  }

  func finish() -> Table.Column {
    if let values { return .values(values) }
    var done = TextColumnBuilder()
    swap(&done, &texts)
    return .texts(done.finish())
  }

  private func spill() {
    guard values == nil else { return }
    values = (0..<texts.count).map { row in
      .string(String(decoding: texts.complete(row), as: UTF8.self))
    }
  }
}
