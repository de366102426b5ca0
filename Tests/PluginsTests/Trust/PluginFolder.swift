import Foundation
import Glibc

/// A plugin's folder in a temporary place.
final class PluginFolder {
  let url: URL
  var path: String { url.path }

  init(_ files: [String: String] = ["plugin.yaml": "name: crm\n", "lib/main.py": "print(1)\n"])
    throws
  {
    // The real path: a link on the way is refused.
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("plugin-folder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ text: String, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
  }

  func link(_ path: String, to target: String) {
    symlink(target, self.path + "/" + path)
  }
}
