import Bytes
import Expressions

/// A block in which renamed links have the keys by which they got their codes.
struct CodeKeys {
  /// Keys that were never renamed stand as they are.
  let block: Block
  private let keys: TextColumn
  private let isFormer: [Bool]

  /// Nil where no key of the block was renamed.
  init?(_ block: Block, _ keys: TextColumn, slot: Int, _ moves: Moves) {
    guard !moves.isEmpty else { return nil }
    var builder = TextColumnBuilder(rows: keys.count)
    isFormer = (0..<keys.count).map { row in
      let isFormer = moves.write(formerOf: keys[row], into: &builder)
      if !isFormer { builder.write(keys[row]) }
      builder.endRow()
      return isFormer
    }
    guard isFormer.contains(true) else { return nil }
    self.keys = builder.finish()
    var block = block
    block.slots[slot] = .texts(self.keys)
    self.block = block
  }

  /// The key by which the link of a row got its code; nil where it was never renamed.
  func former(_ row: Int) -> UnsafeBufferPointer<UInt8>? { isFormer[row] ? keys[row] : nil }
}
