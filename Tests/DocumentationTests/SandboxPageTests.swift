import DocumentationPages
import Foundation
import Sandbox
import Testing

/// The page of the sandbox, held against its limits and faults.
@Suite struct SandboxPageTests {
  private static func rows(_ header: String...) throws -> [[String]] {
    try Page("Sandbox").tables.filter { $0.header == header }.flatMap(\.rows)
  }

  @Test func `the limits are those of the presets`() throws {
    let rows = try Self.rows("plan", "calls a second", "calls a month", "links a month")
    #expect(rows.count == 3)
    for row in rows {
      let limits = try #require(SandboxLimits.preset(row[0].code), "\(row[0])")
      let numbers = [limits.burst, limits.callsPerMonth, limits.linksPerMonth]
      #expect(row.dropFirst().map { Int($0.replacing(",", with: "")) } == numbers)
    }
  }

  @Test func `the endpoints are those that a rule may name`() throws {
    let names = try Self.rows("endpoint", "requests").map(\.[0].code)
    #expect(names == SandboxEndpoint.allCases.map(\.rawValue))
  }

  @Test func `every documented kind of fault is one, with its members`() throws {
    let rows = try Self.rows("kind", "what happens", "members of its own")
    let values = ["calls": "5", "links": "1", "milliseconds": "1", "when": #""after""#]
    for row in rows {
      let members = row[2].components(separatedBy: ", ").map(\.code).filter { !$0.isEmpty }
      let given = try members.map { "\"\($0)\": \(try #require(values[$0]))" }
      let own = ["\"kind\": \"\(row[0].code)\""] + given
      _ = try FaultPlan(json: "{\"rules\": [{\(own.joined(separator: ", "))}]}")
      for (name, value) in values where !members.contains(name) {
        let rule = own + ["\"\(name)\": \(value)"]
        #expect(throws: FaultPlanError.self, "\(row[0]) takes '\(name)'") {
          try FaultPlan(json: "{\"rules\": [{\(rule.joined(separator: ", "))}]}")
        }
      }
    }
  }

  @Test func `every kind and member that the reader takes has a row`() throws {
    let folder = Page.root.appending(path: "Sources/Sandbox/Faults")
    let reader = try String(
      contentsOf: folder.appending(path: "FaultPlan+JSON.swift"), encoding: .utf8)
    let kinds = reader.matches(of: /case "(\w+)":/).map { String($0.1) }
    #expect(kinds == (try Self.rows("kind", "what happens", "members of its own").map(\.[0].code)))
    let members = Set(
      reader.matches(of: /members\.\w+\("(\w+)"/).map { String($0.1) } + ["when"])
    #expect(members == Set(try Self.rows("member", "meaning").map(\.[0].code)))
  }

  @Test func `the example is a plan of faults`() throws {
    let example = try #require(try Page("Sandbox").blocks.first { $0.language == "json" })
    let plan = try FaultPlan(json: example.lines.joined(separator: "\n"))
    #expect(plan.rules.count == 4 && plan.seed == 7)
  }
}
