import Glibc

/// Reads standard input line by line, each as soon as it is there.
struct LineReader {
  enum Line {
    /// Without its line break; the last line may lack one.
    case text([UInt8])
    /// More than ``limit`` bytes, which are thrown away.
    case tooLong
  }

  /// The most bytes of a line.
  static let limit = 16 << 20

  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var filled = 0..<0

  /// The next line; nil at the end of the input, and where it can't be read.
  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if filled.isEmpty {
        guard fill() else { return isTooLong ? .tooLong : line.isEmpty ? nil : .text(line) }
      }
      let end = buffer[filled].firstIndex(of: 0x0A)
      let piece = filled.lowerBound..<(end ?? filled.upperBound)
      if line.count + piece.count > Self.limit {
        isTooLong = true
        line.removeAll()
      }
      if !isTooLong { line += buffer[piece] }
      filled = (end.map { $0 + 1 } ?? filled.upperBound)..<filled.upperBound
      if end != nil { return isTooLong ? .tooLong : .text(line) }
    }
  }

  private mutating func fill() -> Bool {
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      filled = 0..<max(0, count)
      return count > 0
    }
  }
}
