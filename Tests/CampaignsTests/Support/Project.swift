import Campaigns
import Diagnostics
import Links

/// Files in memory, as a repository would have them.
struct Project: InputFiles {
  var files = SourceFiles()
  private let contents: [String: [UInt8]]
  private var known: [String: SourceFile.ID] = [:]

  init(_ contents: [String: [UInt8]]) {
    self.contents = contents
  }

  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    guard let bytes = contents[path] else { throw InputFault("no such file") }
    let id = files.add(path: path, bytes: bytes)
    known[path] = id
    return id
  }
}
