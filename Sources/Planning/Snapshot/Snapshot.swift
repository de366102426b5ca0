// A listing as a file: JSON, a link a line. Offline plans are made from it; nothing is ever written
// to a service because of it, since `apply` always lists.

import Diagnostics
package import Links

/// What lived in a workspace at a time, with what a plan has to know beside the links.
package struct Snapshot: Sendable {
  /// Major, then minor: a reader takes any minor version of its major one.
  static let version = (major: 1, minor: 0)
  static let kind = "xqr-campaign.snapshot"

  package let workspaceID: String
  package let isSandbox: Bool
  /// When the listing was complete, by the clock of the machine that read it.
  package let taken: Instant
  package let toolVersion: String
  /// Whether the account has bulk calls.
  package let hasBulk: Bool
  package let listing: LiveListing

  package init(
    workspaceID: String, isSandbox: Bool, taken: Instant, toolVersion: String, hasBulk: Bool,
    listing: LiveListing
  ) {
    self.workspaceID = workspaceID
    self.isSandbox = isSandbox
    self.taken = taken
    self.toolVersion = toolVersion
    self.hasBulk = hasBulk
    self.listing = listing
  }

  /// Whether a file means to be a snapshot, whatever its name.
  package static func isSnapshot(_ bytes: some Collection<UInt8>) -> Bool {
    let start = String(decoding: bytes.prefix(512), as: UTF8.self)
    return start.first { !$0.isWhitespace } == "{" && start.contains("\"\(kind)\"")
  }
}

/// What can be wrong with a snapshot.
enum SnapshotFault {
  /// Nothing that this tool wrote: no JSON, another kind, a member that is missing or misshapen.
  static func notASnapshot(_ reason: String, at span: SourceSpan? = nil) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ4030", "not a snapshot"), at: span, "the file can't be read: \(reason)",
      help: ["Save one with `xqr-campaign plan --save-snapshot FILE`."])
  }

  static func version(_ text: String) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ4031", "another version of snapshots"), at: nil,
      "the file has format version \(text), and this tool reads \(Snapshot.version.major).x",
      help: ["Save the snapshot again with this tool."])
  }
}
