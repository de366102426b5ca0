import Bytes

/// The files of a plugin, each with its digest, and one digest over all of them.
///
/// Names that begin with a dot and folders `__pycache__` are no part of a plugin: they are neither
/// hashed nor copied, and what isn't copied isn't run. Empty folders are none either.
package struct PluginContent: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    /// From the plugin's folder, with `/`.
    package let path: String
    /// Whether its owner may run it.
    package let isExecutable: Bool
    /// 64 lower-case hexadecimal digits of SHA-256.
    package let digest: String

    package init(path: String, isExecutable: Bool, digest: String) {
      self.path = path
      self.isExecutable = isExecutable
      self.digest = digest
    }
  }

  /// By the bytes of their paths.
  package let files: [File]

  /// `sha256:` and the digest of a line for each file: its path, NUL, `x` where it is executable or
  /// `-`, its digest, LF.
  package let digest: String

  package init(_ files: [File]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var lines: [UInt8] = []
    for file in self.files {
      lines += Array(file.path.utf8) + [0]
      lines += Array(((file.isExecutable ? "x" : "-") + file.digest + "\n").utf8)
    }
    digest = "sha256:" + SHA256.hex(lines)
  }

  /// The file at a path; nil where there is none.
  package subscript(path: String) -> File? { files.first { $0.path == path } }

  /// Whether a text is a digest as ``digest`` gives them.
  package static func isDigest(_ text: String) -> Bool {
    text.hasPrefix("sha256:") && text.utf8.count == 71
      && text.utf8.dropFirst(7).allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }
}

/// Why a plugin's files can't be taken, as a sentence without a full stop.
package struct PluginContentFault: Error, Hashable, Sendable {
  package let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
