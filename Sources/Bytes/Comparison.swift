import Glibc

/// Whether two texts have the same bytes.
package func areEqual(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Bool {
  guard left.count == right.count else { return false }
  guard left.count > 0, let one = left.baseAddress, let two = right.baseAddress else { return true }
  return memcmp(one, two, left.count) == 0
}

/// Whether `left` stands before `right` in byte order; a prefix stands before the longer text.
package func isBefore(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Bool {
  compare(left, right) < 0
}

/// Negative, zero or positive as `left` stands before, equals or stands behind `right`.
package func compare(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(left.count, right.count)
  if shared > 0, let one = left.baseAddress, let two = right.baseAddress {
    let order = memcmp(one, two, shared)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
