import Foundation

/// zbarimg and Ghostscript, as somebody would look at a code who knows nothing of how it was drawn.
enum Reader {
  /// What zbarimg reads in a picture.
  static func text(inPNG bytes: [UInt8]) throws -> String {
    try withFile(bytes, ending: "png") { path in
      try run("/usr/bin/zbarimg", ["--quiet", "--raw", path])
        .trimmingCharacters(in: .newlines)
    }
  }

  static func withFile<Result>(
    _ bytes: [UInt8], ending: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("code-\(UUID().uuidString).\(ending)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
