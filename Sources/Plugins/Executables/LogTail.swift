/// The end of what a program wrote to stderr.
struct LogTail {
  static let byteLimit = 64 << 10
  static let lineLimit = 20
  /// Of a line that is shown, in characters.
  private static let width = 500

  private var bytes: [UInt8] = []

  mutating func append(_ new: some Collection<UInt8>) {
    bytes += new.suffix(LogTail.byteLimit)
    // Halved now and then, so that a flood isn't moved byte by byte.
    if bytes.count > 2 * LogTail.byteLimit {
      bytes.removeFirst(bytes.count - LogTail.byteLimit)
    }
  }

  /// The last lines, at most ``lineLimit``, without what would steer a terminal.
  var lines: [String] {
    let text = String(decoding: bytes.suffix(LogTail.byteLimit), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).suffix(LogTail.lineLimit).map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.lazy.prefix(LogTail.width).map { scalar in
            LogTail.steers(scalar) ? "\u{FFFD}" : scalar
          }))
    }
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t"
    case .format: true
    default: false
    }
  }
}
