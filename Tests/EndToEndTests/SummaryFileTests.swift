import Foundation
import Sandbox
import Testing

/// What an apply leaves for the page of its CI run.
@Suite struct SummaryFileTests {
  @Test
  func `every apply adds its part, to the file and to GitHub's summary, once where they are one`()
    async throws
  {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      let step = world.folder.url.appendingPathComponent("step.md").path
      try world.folder.write("before\n", to: "step.md")
      let first = try await world.run(
        "apply", "--auto-approve", "--summary-file", "own.md",
        environment: ["GITHUB_STEP_SUMMARY": step])
      #expect(first.status == 0, "\(first.everything)")
      let own = try world.folder.read("own.md")
      #expect(
        own.hasPrefix("<!-- xqr-campaign report cards -->\n## SANDBOX run of campaign `cards`"))
      #expect(own.contains("**3 links** = 3 created"))
      #expect(try world.folder.read("step.md") == "before\n" + own)

      let second = try await world.run(
        "apply", "--auto-approve", "--summary-file", "./step.md",
        environment: ["GITHUB_STEP_SUMMARY": step])
      #expect(second.status == 0)
      let text = try world.folder.read("step.md")
      #expect(text.components(separatedBy: "No changes.").count == 2)
      #expect(text.contains("<!-- xqr-campaign plan cards -->"))

      try await world.apply("--report", "always", "--summary-file", "third.md")
      let third = try world.folder.read("third.md")
      #expect(third.components(separatedBy: "<!-- xqr-campaign").count == 2)
      #expect(third.contains("**3 links** = 3 unchanged"))
    }
  }

  @Test func `a refused plan is told with its guard`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 12))) { world in
      try await world.apply()
      try world.folder.replace("www.example", by: "new.example", in: "campaigns/small.yaml")
      try await world.apply("--summary-file", "own.md", exits: 5)
      #expect(try world.folder.read("own.md").contains("This plan is refused by updates"))
    }
  }

  @Test func `1 MiB of a step is all that GitHub takes`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 100))) { world in
      let step = world.folder.url.appendingPathComponent("step.md").path
      let limit = 1 << 20
      try world.folder.write(String(repeating: "x", count: limit - 6000) + "\n", to: "step.md")
      let first = try await world.run(
        "apply", "--auto-approve", environment: ["GITHUB_STEP_SUMMARY": step])
      #expect(first.status == 0, "\(first.everything)")
      let text = try world.folder.read("step.md")
      #expect(text.utf8.count > limit - 2000 && text.utf8.count <= limit)
      #expect(text.contains(" more created; see the report"))

      let second = try await world.run(
        "apply", "--report", "always", environment: ["GITHUB_STEP_SUMMARY": step])
      #expect(second.status == 0)
      #expect(second.errors.contains("is full: GitHub takes 1 MiB, so nothing is added"))
      #expect(try world.folder.read("step.md") == text)
    }
  }

  @Test func `a place that can't be written is told before the first call`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 1))) { world in
      let mark = await world.mark
      let run = try await world.run("apply", "--auto-approve", "--summary-file", "no/such/own.md")
      #expect(run.status == 1 && run.errors.contains("'--summary-file' takes a file in a folder"))
      #expect(await world.calls(since: mark).isEmpty)
    }
  }
}
