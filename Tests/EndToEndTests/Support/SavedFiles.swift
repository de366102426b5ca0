import Foundation

/// What tests look at in an apply report, read without the tool's own reader.
struct SavedReport: Decodable {
  struct Calls: Decodable {
    let planned: [String: Int]
    let made: [String: Int]
    let retries: Int
  }

  struct Line: Decodable {
    let outcome: String
    let reason: String?
    let key: String?
    let slug: String?
    let url: String
    let since: String?
    let not_as_sent: Bool?
  }

  let campaign: String
  let run: String
  let plan: String
  let ended: String
  let links: Int
  let outcomes: [String: Int]
  let calls: Calls
  var lines: [Line]

  /// Whether the sums are those of the links, and of the lines.
  var addsUp: Bool {
    let sum = outcomes.values.reduce(0, +)
    guard ended != "killed" else { return sum == links }
    let counted = Dictionary(grouping: lines, by: \.outcome).mapValues(\.count)
    return sum == links && counted == outcomes
  }
}

/// What tests look at in a saved plan, read without the tool's own reader.
struct SavedPlan: Decodable {
  struct Finding: Decodable {
    let code: String
    let guardName: String?
    let refuses: Bool
    let detail: String
    let help: [String]?
    let values: [String]?

    enum CodingKeys: String, CodingKey {
      case code, refuses, detail, help, values
      case guardName = "guard"
    }
  }

  struct Binding: Decodable {
    let workspace: String
  }

  let campaign: String
  let binding: Binding
  let summary: [String: Int]
  let cost: [String: Int]
  let findings: [Finding]
  let digest: String

  /// - Throws: Where the text is anything but one JSON value.
  init(_ text: String) throws {
    self = try JSONDecoder().decode(SavedPlan.self, from: Data(text.utf8))
  }
}
