import Foundation

/// The codes of diagnostics that the sources declare.
enum DeclaredCodes {
  static func all() throws -> Set<String> {
    let sources = Folder.package.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    var codes: Set<String> = []
    for path in paths ?? [] where path.hasSuffix(".swift") && !path.contains("/Explaining/") {
      let text = String(
        decoding: try Data(contentsOf: sources.appendingPathComponent(path)), as: UTF8.self)
      for match in text.matches(of: #/"(XQ[0-9]{4})",/#) { codes.insert(String(match.1)) }
    }
    return codes
  }
}
