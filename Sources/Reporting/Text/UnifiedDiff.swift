/// One change of a file as `diff -u` writes it and `patch -p1` reads it.
package enum UnifiedDiff {
  private static let context = 3

  /// The lines from the first that differs to the last, with three around them; nothing for equal
  /// files.
  ///
  /// - Complexity: O(*n*) in the bytes.
  package static func text(of path: String, _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    let (left, right) = (lines(old), lines(new))
    let shorter = min(left.count, right.count)
    let head = (0..<shorter).prefix { left[$0] == right[$0] }.count
    let tail = (0..<shorter - head).prefix {
      left[left.count - 1 - $0] == right[right.count - 1 - $0]
    }.count
    guard head + tail < max(left.count, right.count) else { return [] }
    let (start, behind) = (max(0, head - context), min(tail, context))
    var text = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
    let sizes = [left, right].map { lines in
      let count = lines.count - tail + behind - start
      return "\(count == 0 ? start : start + 1),\(count)"
    }
    text += Array("@@ -\(sizes[0]) +\(sizes[1]) @@\n".utf8)
    for line in left[start..<head] { append(line, " ", to: &text) }
    for line in left[head..<left.count - tail] { append(line, "-", to: &text) }
    for line in right[head..<right.count - tail] { append(line, "+", to: &text) }
    for line in left[(left.count - tail)...].prefix(behind) { append(line, " ", to: &text) }
    return text
  }

  /// The lines with their ends; the last may have none.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func append(_ line: ArraySlice<UInt8>, _ mark: String, to text: inout [UInt8]) {
    text += Array(mark.utf8) + line
    if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
  }
}
