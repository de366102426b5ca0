import Foundation
import Sandbox

/// A series of runs of one campaign: what its rows become before each of them, what goes wrong
/// meanwhile, and when somebody ends the run.
///
/// Whole in JSON, so that a case that failed is a file that fails again.
struct TroubleCase: Codable, Hashable, Sendable {
  enum Codes: String, Codable, CaseIterable, Sendable { case given, chosen }

  /// What happens to the rows `first ..< first + count`, as far as they are there.
  struct Edit: Codable, Hashable, Sendable {
    enum Kind: String, Codable, CaseIterable, Sendable {
      /// Makes the rows that aren't there.
      case add
      case drop, move, label, pause, resume
    }

    var kind: Kind
    var first: Int
    var count: Int
  }

  /// A rule of a fault plan, in the words of its JSON.
  struct Fault: Codable, Hashable, Sendable {
    var kind: String
    var endpoint: String?
    var chance: Double?
    var when: String?
    var milliseconds: Int?
    var links: Int?
    var calls: Int?
  }

  /// When a run is ended: after a time, as soon as its journal is so large, with the nth call of a
  /// kind, or while its report is written.
  enum Kill: Codable, Hashable, Sendable {
    case milliseconds(Int)
    case journalBytes(Int)
    case call(String, Int)
    case report
  }

  struct Round: Codable, Hashable, Sendable {
    var edits: [Edit] = []
    var faults: [Fault] = []
    var kill: Kill?
    /// Ctrl-C, so often, instead of SIGKILL.
    var interrupts: Int?
    var verifies: Bool?
    /// Whether another machine applies the same files at the same time.
    var hasRival: Bool?
  }

  var codes: Codes
  /// Whether the account has no bulk calls.
  var isSingle: Bool?
  /// Of the faults' chances.
  var seed: UInt64
  var rounds: [Round]

  /// Whether any run suffers this kind of fault.
  func suffers(_ kind: String) -> Bool {
    rounds.contains { $0.faults.contains { $0.kind == kind } }
  }

  func faultPlan(of round: Int) throws -> FaultPlan {
    let rules = String(decoding: try JSONEncoder().encode(rounds[round].faults), as: UTF8.self)
    return try FaultPlan(
      json: "{\"seed\": \(seed % 1_000_000 + UInt64(round)), \"rules\": \(rules)}")
  }

  /// The JSON of a file in `Cases/`.
  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// Those that failed once, by the names of their files.
  static func saved() -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }

  static func read(_ name: String) throws -> TroubleCase {
    let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appendingPathComponent(name)
    return try JSONDecoder().decode(TroubleCase.self, from: Data(contentsOf: url))
  }

  /// - Returns: The path of the file, which is a test from now on.
  func save(as name: String) throws -> String {
    let url = TroubleCase.folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")
}
