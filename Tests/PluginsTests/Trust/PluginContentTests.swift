import Bytes
import Foundation
import Glibc
import Testing

@testable import Plugins

/// The digest of a plugin's files, and what is refused.
@Suite struct PluginContentTests {
  private func fault(_ folder: PluginFolder) -> String? {
    do throws(PluginContentFault) {
      _ = try PluginContent(reading: folder.path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `the digest is that of a line for each file, in the order of their bytes`() throws {
    let folder = try PluginFolder(["b.lua": "B", "a/z.lua": "Z", "a-b.lua": "AB", "é.lua": "E"])
    let content = try PluginContent(reading: folder.path)
    #expect(content.files.map(\.path) == ["a-b.lua", "a/z.lua", "b.lua", "é.lua"])
    let lines = [("a-b.lua", "AB"), ("a/z.lua", "Z"), ("b.lua", "B"), ("é.lua", "E")]
      .map { "\($0)\u{0}-\(SHA256.hex(Array($1.utf8)))\n" }.joined()
    #expect(content.digest == "sha256:" + SHA256.hex(Array(lines.utf8)))
    #expect(PluginContent.isDigest(content.digest))
  }

  @Test func `every change of a file changes the digest`() throws {
    let folder = try PluginFolder()
    var seen: Set<String> = [try PluginContent(reading: folder.path).digest]
    func step(_ change: () throws -> Void) throws {
      try change()
      let (isNew, _) = seen.insert(try PluginContent(reading: folder.path).digest)
      #expect(isNew)
    }
    try step { try folder.write("print(2)\n", to: "lib/main.py") }
    try step { chmod(folder.path + "/lib/main.py", 0o755) }
    try step { try folder.write("", to: "lib/empty") }
    try step { rename(folder.path + "/lib/empty", folder.path + "/empty") }
    try step {
      unlink(folder.path + "/empty"); unlink(folder.path + "/plugin.yaml")
    }
  }

  @Test func `hidden names, caches, empty folders and other bits don't count`() throws {
    let folder = try PluginFolder()
    let before = try PluginContent(reading: folder.path)
    try folder.write("x", to: ".git/config")
    try folder.write("x", to: "lib/__pycache__/main.pyc")
    folder.link(".hidden", to: "/etc/passwd")
    mkdir(folder.path + "/empty", 0o755)
    chmod(folder.path + "/plugin.yaml", 0o600)
    #expect(try PluginContent(reading: folder.path) == before)
  }

  @Test(arguments: ["/etc/passwd", "plugin.yaml", "nowhere", "lib", ".."])
  func `symbolic links are refused, wherever they lead`(target: String) throws {
    let folder = try PluginFolder()
    folder.link("lib/other", to: target)
    #expect(fault(folder) == "'lib/other' is a symbolic link, and a plugin may hold none")
    unlink(folder.path + "/lib/other")
    #expect(fault(folder) == nil)
  }

  @Test func `a folder that is itself a link is refused`() throws {
    let folder = try PluginFolder()
    let other = try PluginFolder([:])
    other.link("plugin", to: folder.path)
    #expect(throws: PluginContentFault.self) {
      try PluginContent(reading: other.path + "/plugin")
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe and a socket are refused, and nobody waits`() throws {
    let folder = try PluginFolder()
    mkfifo(folder.path + "/pipe", 0o644)
    #expect(fault(folder) == "'pipe' is neither a file nor a folder")
    unlink(folder.path + "/pipe")
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // Bound from the folder itself: the whole path would be too long.
    let name = "/proc/self/fd/\(open(folder.path, O_RDONLY))/socket"
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
    }
    #expect(bound == 0)
    #expect(fault(folder) == "'socket' is neither a file nor a folder")
  }

  @Test(arguments: ["a\nb", "a\u{1B}[31m", "a\u{7F}"])
  func `names that steer a terminal are refused`(name: String) throws {
    let folder = try PluginFolder([name: "x"])
    #expect(fault(folder) == "a name in the folder is no printable UTF-8")
  }

  @Test func `a name that isn't UTF-8 is refused`() throws {
    let folder = try PluginFolder()
    let name = Array((folder.path + "/lib/").utf8) + [0xFF, 0]
    let descriptor = open(name.map(CChar.init(bitPattern:)), O_CREAT | O_WRONLY, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(fault(folder) == "a name in lib/ is no printable UTF-8")
    unlink(name.map(CChar.init(bitPattern:)))
  }

  @Test func `ten thousand files are refused`() throws {
    let folder = try PluginFolder()
    for number in 0..<10_000 {
      let path = folder.path + "/f\(number)"
      close(open(path, O_CREAT | O_WRONLY, 0o644))
    }
    #expect(fault(folder) == "it has more than 5000 files")
  }

  @Test func `large files and deep folders are refused`() throws {
    let folder = try PluginFolder()
    truncate(folder.path + "/plugin.yaml", 65 << 20)
    #expect(fault(folder) == "its files have more than 64 MiB")
    let deep = try PluginFolder([String(repeating: "d/", count: 40) + "x": "x"])
    #expect(fault(deep)?.contains("folders deep") == true)
  }
}
