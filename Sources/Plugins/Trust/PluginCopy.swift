import Glibc
import Synchronization

/// A plugin's files in a folder of the user's alone, as they were hashed; or such a folder without
/// files.
///
/// The plugin is run from there: whatever happens to the files of the repository afterwards doesn't
/// matter.
package final class PluginCopy: Sendable {
  /// Absolute.
  package let folder: String
  package let content: PluginContent

  private static let all = Mutex<Set<String>>([])

  /// Copies a plugin's folder or its one file.
  ///
  /// - Parameter parent: Where the copy is made, such as `/tmp`.
  package init(of path: String, in parent: String) throws(PluginContentFault) {
    folder = try PluginCopy.make(in: parent)
    do throws(PluginContentFault) {
      content = try PluginContentReader.read(path, copyingTo: folder)
    } catch {
      PluginCopy.remove(folder)
      throw error
    }
    chmod(folder, 0o500)
  }

  /// Makes an empty folder that may be written to, for a plugin's `HOME`.
  package init(emptyIn parent: String) throws(PluginContentFault) {
    folder = try PluginCopy.make(in: parent)
    content = PluginContent([])
  }

  private static func make(in parent: String) throws(PluginContentFault) -> String {
    var template = Array((parent + "/xqr-plugin-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = String(cString: strerror(errno)).lowercased()
      throw PluginContentFault("no copy can be made in '\(parent)': \(reason)")
    }
    let made = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    _ = all.withLock { $0.insert(made) }
    return made
  }

  /// Removes the copy; again has no effect.
  package func remove() { PluginCopy.remove(folder) }

  /// Removes every copy of this process; for its end, from any thread.
  package static func removeAll() {
    for folder in all.withLock({ $0 }) { remove(folder) }
  }

  deinit { PluginCopy.remove(folder) }

  private static func remove(_ folder: String) {
    guard all.withLock({ $0.remove(folder) }) != nil else { return }
    removeTree(folder)
  }

  /// Folders are made writable first; links are removed, not followed.
  private static func removeTree(_ folder: String) {
    chmod(folder, 0o700)
    guard let handle = opendir(folder) else { return }
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        Array(bytes.prefix { $0 != 0 })
      }
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      let path = (Array(folder.utf8) + [0x2F] + name + [0]).map(CChar.init(bitPattern:))
      guard unlink(path) != 0 else { continue }
      removeTree(String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    closedir(handle)
    rmdir(folder)
  }
}
