extension TextColumn {
  /// The rows in byte order of their texts; equal texts keep their order.
  ///
  /// Sorts by eight bytes behind the longest prefix that all rows share, as one integer, and looks
  /// at the texts only where those agree.
  ///
  /// - Complexity: O(*n* log *n*).
  package func order() -> [UInt32] {
    guard count > 1 else { return count == 0 ? [] : [0] }
    let shared = sharedPrefix()
    var keys = [(prefix: UInt64, row: UInt32)](unsafeUninitializedCapacity: count) { keys, used in
      for row in 0..<count { keys[row] = (prefix(of: row, from: shared), UInt32(row)) }
      used = count
    }
    keys.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let order = compare(self[Int(left.row)], self[Int(right.row)])
      return order == 0 ? left.row < right.row : order < 0
    }
    return keys.map(\.row)
  }

  /// The length of the prefix that all rows share.
  private func sharedPrefix() -> Int {
    let first = self[0]
    var length = first.count
    for row in 1..<count where length > 0 {
      let text = self[row]
      length = min(length, text.count)
      var index = 0
      while index < length, text[index] == first[index] { index += 1 }
      length = index
    }
    return length
  }

  private func prefix(of row: Int, from start: Int) -> UInt64 {
    let text = self[row]
    var prefix: UInt64 = 0
    for index in start..<start + 8 {
      prefix = prefix << 8 | (index < text.count ? UInt64(text[index]) : 0)
    }
    return prefix
  }
}
