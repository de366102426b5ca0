import Bytes
import Campaigns
import Diagnostics
import Planning

/// The files of a repository, read once each, with the digests that bind a plan to them.
struct FileInputs: InputFiles {
  var files: SourceFiles
  private var known: [String: SourceFile.ID] = [:]
  private let repository: Repository
  /// How many files are none of the repository's.
  private let others: Int

  /// - Parameter files: Those that were read already and that no plan is bound to.
  init(_ repository: Repository, beside files: SourceFiles) {
    self.repository = repository
    self.files = files
    others = files.all.count
  }

  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    let absolute = path.hasPrefix("/") ? path : repository.root + "/" + path
    guard !FileSystem.isSpecial(absolute) else { throw InputFault("not a regular file") }
    guard repository.holds(absolute) else {
      throw InputFault("a symbolic link leads out of the repository")
    }
    switch FileSystem.read(absolute) {
    case .success(let bytes):
      let id = files.add(path: path, bytes: bytes)
      known[path] = id
      return id
    case .failure(let fault): throw InputFault(fault.reason)
    }
  }

  /// SHA-256 of a file that was read; nil where it wasn't.
  func digest(of path: String) -> String? { known[path].map { SHA256.hex(files[$0].bytes) } }

  /// Puts other bytes in the place of a file that nobody has read yet.
  mutating func replace(_ path: String, by bytes: [UInt8]) {
    known[path] = files.add(path: path, bytes: bytes)
  }

  /// The files that were read, by path.
  var bindings: [Binding.Input] {
    files.all.dropFirst(others).sorted { $0.path < $1.path }.map { file in
      Binding.Input(path: file.path, digest: SHA256.hex(file.bytes))
    }
  }
}
