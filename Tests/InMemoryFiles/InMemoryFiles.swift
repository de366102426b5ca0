// The files of a repository for tests and fuzz targets, which read none.

package import Campaigns
package import Diagnostics

/// Files by their paths, read once each.
package struct InMemoryFiles: InputFiles {
  package var files = SourceFiles()
  private let contents: [String: [UInt8]]
  private var known: [String: SourceFile.ID] = [:]

  package init(_ contents: [String: [UInt8]]) {
    self.contents = contents
  }

  package init(_ contents: [String: String]) {
    self.init(contents.mapValues { Array($0.utf8) })
  }

  package mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    guard let bytes = contents[path] else { throw InputFault("no such file") }
    let id = files.add(path: path, bytes: bytes)
    known[path] = id
    return id
  }
}
