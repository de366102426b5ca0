import Foundation

/// A directory of its own for one test, removed with it.
final class ScratchDirectory: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "applying-" + UUID().uuidString
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
