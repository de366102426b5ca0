import Applying
import Diagnostics

/// A journal that can't be understood, in words.
struct JournalDamage {
  let path: String
  /// The path from the root of the repository.
  let shown: String
  let bytes: [UInt8]
  let fault: JournalContents.Fault
  /// Whether a call that is still on its way might be made a second time: the service chooses codes.
  let mayDouble: Bool

  private static let file = SourceFile.ID(index: 0)

  /// The journal, for the diagnostic to point into.
  var files: SourceFiles {
    var files = SourceFiles()
    _ = files.add(path: shown, bytes: bytes)
    return files
  }

  var diagnostic: Diagnostic { Diagnostic(.journal, at: span, detail, help: help) }

  private var detail: String {
    switch fault {
    case .empty: "'\(shown)' is cut off, though a run wrote to it that hasn't ended"
    case .version(let version): "format version \(version), which this tool doesn't know"
    case .line(1): "not the head of this campaign's journal"
    case .line: "not a line of a journal"
    }
  }

  private var help: [String] {
    let first =
      mayDouble
      ? "The service chooses codes here, and may still be making that run's links: wait until "
        + "10 minutes after it. Then move"
      : "To go on, move"
    var help = [
      "Nothing was sent. The journal only tells what an earlier run did; what exists is listed "
        + "anew in any case.",
      "\(first) the journal away ('mv \(Self.quoted(path)) \(Self.quoted(path + ".damaged"))') "
        + "and apply again. That run gets no report.",
    ]
    if case .version = fault {
      help.insert("A newer version of the tool wrote it: apply with that one.", at: 1)
    }
    return help
  }

  private var span: SourceSpan? {
    let line: Int
    switch fault {
    case .empty: return nil
    case .version: line = 1
    case .line(let number): line = number
    }
    let start = bytes.split(separator: 0x0A, maxSplits: line - 1, omittingEmptySubsequences: false)
      .last?.startIndex
    return SourceSpan(file: Self.file, start: start ?? 0, end: (start ?? 0) + 1)
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || "/._-+@:".utf8.contains(byte)
    }
    return isPlain ? path : "\"\(path)\""
  }
}
