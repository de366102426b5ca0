/// The results of one expression over a block.
package enum BlockValues {
  /// The same for every row.
  case constant(Value)

  /// Texts, one a row, that stay where they lie: valid as long as the block lives.
  case texts([UnsafeBufferPointer<UInt8>], mark: MarkedText.Mark?)

  case bools([Bool])

  /// Boxed values; nil where the evaluation of the row failed.
  case values([Value?])

  /// The value of one row, boxed.
  package subscript(row: Int) -> Value? {
    switch self {
    case .constant(let value): return value
    case .bools(let bools): return .bool(bools[row])
    case .values(let values): return values[row]
    case .texts(let texts, let mark):
      let text = String(decoding: texts[row], as: UTF8.self)
      return mark.map { .marked(MarkedText($0, text)) } ?? .string(text)
    }
  }
}

/// A fault of one row.
package struct RowFault: Sendable {
  package let row: Int
  package let error: ExpressionError
}
