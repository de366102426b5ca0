package import Diagnostics

/// Where the bytes of a campaign's files come from.
///
/// Campaigns read no files themselves: whoever loads one gives the bytes, and so knows what was
/// read.
package protocol InputFiles {
  /// The files that were read.
  var files: SourceFiles { get set }

  /// Reads a file, once: the same path gives the same file.
  ///
  /// - Parameter path: From the root of the repository, with `/`, without `.` and `..`.
  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID
}

extension InputFiles {
  /// Takes rows that a plugin gave for a file of their own: equal ones are the same file.
  mutating func take(_ rows: [UInt8], of reference: PluginReference) -> SourceFile.ID {
    let known = files.all.firstIndex { $0.path == reference.text && $0.bytes == rows }
    return known.map { SourceFile.ID(index: $0) } ?? files.add(path: reference.text, bytes: rows)
  }
}

/// Why a file can't be read, as a sentence without a full stop.
package struct InputFault: Error, Hashable, Sendable {
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}

/// Paths from the root of a repository.
package enum RelativePath {
  /// `path` from `folder`, without `.` and `..`; what climbs out of the root keeps its `..`.
  package static func join(_ folder: String, _ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    var parts: [Substring] = []
    for part in (folder + "/" + path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether a path that ``join(_:_:)`` gave lies in the repository, by its words alone.
  package static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  /// The folder of a file, empty for the root.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
