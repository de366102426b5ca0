import Campaigns
import Diagnostics
import Glibc

/// The user's folder with its campaigns.
///
/// The root is the nearest folder upwards that has `campaigns/`; a campaign file that lies in no
/// such folder has its own folder as root. No git and no project file are needed.
package struct Repository: Sendable {
  /// Absolute, without a slash at the end.
  package let root: String

  /// - Parameter start: An absolute folder.
  package init?(above start: String) {
    var folder = start
    while true {
      if FileSystem.isFolder(folder + "/campaigns") {
        root = folder
        return
      }
      guard let slash = folder.lastIndex(of: "/"), folder != "/", !folder.isEmpty else {
        return nil
      }
      folder = String(folder[..<slash])
    }
  }

  package init(root: String) {
    self.root = root
  }

  /// The repository of a file that was named, and the file's path from its root.
  package static func containing(_ file: String) -> (repository: Repository, path: String) {
    let absolute = FileSystem.absolute(file)
    let folder = String(absolute[..<(absolute.lastIndex(of: "/") ?? absolute.startIndex)])
    let repository = Repository(above: folder) ?? Repository(root: folder)
    // A device is in no repository, so it keeps its whole name.
    return (
      repository, FileSystem.isSpecial(absolute) ? absolute : repository.path(of: absolute)
    )
  }

  /// The path of an absolute file from the root; the file itself where it lies elsewhere.
  func path(of file: String) -> String {
    file.hasPrefix(root + "/") ? String(file.utf8.dropFirst(root.utf8.count + 1)) ?? file : file
  }

  /// Whether a file lies below the root when symbolic links are followed; true for one that isn't
  /// there.
  func holds(_ file: String) -> Bool {
    let (file, root) = (FileSystem.target(of: file), FileSystem.target(of: root))
    return root == "/" || file.hasPrefix(root + "/") || !FileSystem.isFile(file)
  }

  /// Whether a path lies in the checkout that the repository is a part of, by its words or when
  /// links are followed.
  ///
  /// Without git the repository is all there is of it.
  func checkoutHolds(_ path: String) -> Bool {
    var checkout = root
    while !checkout.isEmpty, !FileSystem.exists(checkout + "/.git") {
      checkout = String(checkout[..<(checkout.lastIndex(of: "/") ?? checkout.startIndex)])
    }
    let folder = checkout.isEmpty ? root : checkout
    let absolute = FileSystem.absolute(path)
    return [(absolute, folder), (FileSystem.target(of: absolute), FileSystem.target(of: folder))]
      .contains { path, folder in path == folder || path.hasPrefix(folder + "/") }
  }

  /// Every `campaigns/*.yaml` and `campaigns/*/*.yaml` whose top level has `campaign:`, by path.
  ///
  /// A file that can't be read, or not as UTF-8, is among them: whoever reads it says so.
  package func campaignPaths() -> [String] { paths(endingIn: ".yaml").filter(isCampaign) }

  /// Campaigns that aren't among ``campaignPaths()`` for their names' sake.
  func overlookedPaths() -> [String] { paths(endingIn: ".yml").filter(isCampaign) }

  /// The files in the two levels below `campaigns/`, by path.
  private func paths(endingIn suffix: String) -> [String] {
    let base = "campaigns"
    let folders =
      [base]
      + FileSystem.names(in: root + "/" + base).map { base + "/" + $0 }
      .filter { FileSystem.isFolder(root + "/" + $0) }
    return folders.flatMap { folder in
      FileSystem.names(in: root + "/" + folder).filter { $0.hasSuffix(suffix) }
        .map { folder + "/" + $0 }
    }.sorted()
  }

  /// Whether a line of the file begins with `campaign:`, which no other file of ours has.
  private func isCampaign(_ path: String) -> Bool {
    guard case .success(let bytes) = FileSystem.read(root + "/" + path) else { return true }
    return Repository.campaignLine(bytes) != nil || Repository.isUTF16(bytes)
  }

  /// By its mark, or by the zero in one half of its first character.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0)
  }

  /// What stands behind `campaign:` in the first line that begins so.
  static func campaignLine(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let mark = Array("campaign:".utf8)
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.split(separator: 0x0A).first { $0.starts(with: mark) }?.dropFirst(mark.count)
  }
}
