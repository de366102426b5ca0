// Expansion runs over blocks of rows: names are slots, and a slot holds one value for all rows, or
// one per row in the form in which it lies in memory anyway. Nothing is boxed until an expression
// asks for it.

package import Bytes

/// Up to ``Block/size`` rows of an expansion and what the names mean in them.
package struct Block: Sendable {
  /// Rows that are worked on together: enough to forget the cost of a call, few enough to stay in
  /// the cache.
  package static let size = 512

  /// What a name stands for in the rows of a block.
  package enum Slot: Sendable {
    /// Nothing yet: the name is computed later.
    case absent
    case constant(Value)
    /// A row of a table, by its number.
    case rows(Table, [UInt32])
    /// One of few values, by its number.
    case coded(CodedValues, [UInt32])
    case texts(TextColumn)
    /// Nil where the row has no value.
    case values([Value?])
  }

  package let count: Int
  package var slots: [Slot]

  package init(count: Int, slots: [Slot]) {
    self.count = count
    self.slots = slots
  }

  /// The value of a slot in one row, boxed.
  package func value(in slot: Int, row: Int) -> Value? {
    switch slots[slot] {
    case .absent: nil
    case .constant(let value): value
    case .rows(let table, let rows): .row(TableRow(table, Int(rows[row])))
    case .coded(let coded, let codes): coded.values[Int(codes[row])]
    case .texts(let texts): .string(texts.string(at: row))
    case .values(let values): values[row]
    }
  }
}

/// The distinct values of an axis, each with its text.
package struct CodedValues: Sendable {
  package let values: [Value]
  package let texts: TextColumn

  /// Whether every value is a string, so that its text is its meaning.
  package let isText: Bool

  package init(values: [Value], texts: TextColumn) {
    self.values = values
    self.texts = texts
    isText = values.allSatisfy { if case .string = $0 { true } else { false } }
  }
}

/// One row of a block, as the interpreter sees it.
struct BlockRow: Environment {
  let block: Block
  let row: Int

  func value(in slot: Int) -> Value? { block.value(in: slot, row: row) }
}
