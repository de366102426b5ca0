// A plan as a file: JSON, a member a line, a change a line. Everything that follows from inputs,
// live links and flags stands first and is byte-identical for equal ones; `made` and the digest of
// what stands before it come last.

import Bytes
package import Diagnostics

/// A plan with the bytes that it is stored as.
package struct PlanFile: Sendable {
  /// Major, then minor: a reader takes any minor version of its major one.
  static let version = (major: 1, minor: 2)
  static let kind = "xqr-campaign.plan"

  package let plan: Plan
  package let bytes: [UInt8]

  /// SHA-256 of everything before `made`, as 64 hexadecimal digits.
  package let digest: String

  /// Writes a plan; unchanged and skipped links are only counted.
  ///
  /// - Complexity: O(*n*) in the changes.
  package init(_ plan: Plan) {
    var writer = PlanWriter(plan)
    writer.writeFacts()
    digest = SHA256.hex(writer.bytes)
    writer.writeMade(digest: digest)
    bytes = writer.bytes
    self.plan = plan
  }

  /// Reads a stored plan.
  ///
  /// The plan holds the touched, kept and blocked links alone, and of those the values that the
  /// file holds; what is sent for a change is the same as before. Writing it again gives the same
  /// bytes.
  /// - Parameter file: What the bytes are known as, so that a fault can have its place.
  /// - Throws: The first fault: no plan, another major version, a file that was changed.
  package init(reading bytes: [UInt8], file: SourceFile.ID? = nil) throws(Diagnostic) {
    let reader = try PlanReader(bytes, file)
    digest = reader.digest
    plan = try reader.plan()
    self.bytes = bytes
  }

  /// Whether a file means to be a plan, whatever its name.
  package static func isPlan(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(512), as: UTF8.self)
    return start.first { !$0.isWhitespace } == "{" && start.contains("\"\(kind)\"")
  }
}
