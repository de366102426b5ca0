import Foundation
import Glibc
import Testing

@testable import Plugins

/// What was hashed is what is run.
@Suite struct PluginCopyTests {
  @Test func `a copy has the bytes that were hashed, whatever happens to the files later`() throws {
    let folder = try PluginFolder()
    let parent = try PluginFolder([:])
    chmod(folder.path + "/lib/main.py", 0o755)
    let copy = try PluginCopy(of: folder.path, in: parent.path)
    try folder.write("evil", to: "lib/main.py")
    unlink(folder.path + "/plugin.yaml")
    folder.link("plugin.yaml", to: "/etc/passwd")
    let again = try PluginContent(reading: copy.folder)
    #expect(again == copy.content)
    let text = try String(contentsOfFile: copy.folder + "/lib/main.py", encoding: .utf8)
    #expect(text == "print(1)\n")
  }

  @Test func `it is the user's alone, and not writable`() throws {
    let folder = try PluginFolder()
    chmod(folder.path + "/lib/main.py", 0o777)
    let copy = try PluginCopy(of: folder.path, in: FileManager.default.temporaryDirectory.path)
    func mode(_ path: String) -> mode_t {
      var status = stat()
      stat(copy.folder + path, &status)
      return status.st_mode & 0o7777
    }
    #expect(mode("") == 0o500 && mode("/lib") == 0o500)
    #expect(mode("/lib/main.py") == 0o500 && mode("/plugin.yaml") == 0o400)
  }

  @Test func `nothing is left of it, also where it couldn't be made`() throws {
    let folder = try PluginFolder()
    let parent = try PluginFolder([:])
    do {
      let copy = try PluginCopy(of: folder.path, in: parent.path)
      let home = try PluginCopy(emptyIn: parent.path)
      try Data("x".utf8).write(to: URL(fileURLWithPath: home.folder + "/x"))
      symlink(folder.path, home.folder + "/link")
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path).count == 2)
      copy.remove()
      copy.remove()
    }
    folder.link("lib/zzz", to: "/etc/passwd")
    #expect(throws: PluginContentFault.self) { try PluginCopy(of: folder.path, in: parent.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
    #expect(try folder.read("lib/main.py") == "print(1)\n", "a link was followed")
  }
}
