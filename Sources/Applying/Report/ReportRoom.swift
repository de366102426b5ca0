import Glibc

/// Whether there will be room for a report, found out before the run that it is about.
package enum ReportRoom {
  /// A report's likely size: a line has about 350 bytes, most of them its URLs.
  package static func bytes(forLinks links: Int) -> Int { (links + 8) * 512 }

  /// Makes the folder of the reports, and for a moment a file of a report's likely size in it.
  ///
  /// - Returns: What would keep a report of so many links from being saved; nil where nothing would.
  package static func fault(
    forLinks links: Int, of campaign: String, under directory: String
  ) -> ReportWriter.Failure? {
    let folder = directory + "/" + campaign
    if let code = FileSystem.make(folder) { return .init(path: folder, code: code) }
    let path = folder + "/.room-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return .init(path: folder, code: errno) }
    defer {
      close(descriptor)
      unlink(path)
    }
    let code = posix_fallocate(descriptor, 0, off_t(bytes(forLinks: links)))
    // Not every file system can tell.
    let cantTell = [0, EINVAL, EOPNOTSUPP, ENODEV].contains(code)
    return cantTell ? nil : .init(path: folder, code: code)
  }
}
