import Foundation
import Sandbox
import Testing

/// What a run shows of itself while it lasts.
@Suite struct ProgressTests {
  private func lines(_ run: Tool.Run) -> [Substring] {
    run.errors.split(separator: "\n").filter { $0.hasPrefix("apply: ") }
  }

  @Test func `elsewhere than on a screen a line per tenth ends with all links and calls`()
    async throws
  {
    try await World.with(.grocery()) { world in
      let lines = lines(try await world.apply())
      #expect((2...10).contains(lines.count))
      let tenths = lines.compactMap { Int($0.dropFirst(7).prefix { $0 != " " }) }
      #expect(tenths == Array(Set(tenths)).sorted() && tenths.allSatisfy { $0 % 10 == 0 })
      #expect(lines.last == "apply: 100 %, 1,680 of 1,680 links, calls 19 of 19")
    }
  }

  @Test func `links that need nothing don't count`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 50))) { world in
      try await world.apply()
      try world.folder.replace("range(50)", by: "range(51)", in: "campaigns/small.yaml")
      #expect(lines(try await world.apply()) == ["apply: 100 %, 1 of 1 link, calls 3 of 3"])
    }
  }

  @Test func `the second campaign counts its own calls`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      let other = SmallCampaign.yaml(links: 3).replacing(
        "campaign: cards", with: "campaign: others"
      )
      .replacing("key: card-", with: "key: other-")
      try world.folder.write(other, to: "campaigns/other.yaml")
      let lines = lines(try await world.apply("--scan", "workspace"))
      #expect(
        lines == [
          "apply: 100 %, 3 of 3 links, calls 3 of 3", "apply: 100 %, 3 of 3 links, calls 2 of 2",
        ])
    }
  }

  @Test func `calls beyond the plan are said as such`() async throws {
    let lost = FaultPlan([FaultRule(.reset(.after), on: .bulkCreate, .nth(1))])
    let configuration = SandboxConfiguration(faults: lost)
    try await World.with(.campaign(SmallCampaign.yaml(links: 3)), configuration) { world in
      // What was lost is looked for.
      let lines = lines(try await world.apply())
      #expect(lines == ["apply: 100 %, 3 of 3 links, calls 4, 3 planned"])
    }
  }

  @Test func `a bar reaches its end and is taken away`() async throws {
    try await World.with(.grocery()) { world in
      let environment = world.environment.merging(["TERM": "xterm"]) { $1 }
      let run = try await Screen().run(
        ["apply", "--auto-approve"], in: world.folder.url, environment: environment,
        answering: "")
      #expect(run.status == 0)
      let drawn = run.shown.components(separatedBy: "\r\u{1B}[K")
      let last = try #require(drawn.last { $0.hasPrefix("apply ") })
      #expect(last.hasSuffix("█ 1,680 of 1,680 links, calls 19 of 19") && !last.contains("░"))
      #expect(drawn.last?.hasPrefix("apply ") == false)
      // Every call is seen, not every hundredth of the links alone.
      #expect(Set(drawn.filter { $0.hasPrefix("apply ") }).count == drawn.count - 2)
    }
  }
}
