import Sandbox
import Testing

/// Several campaigns in one run.
@Suite struct SeveralCampaignTests {
  /// Two campaigns of so many links, in one folder.
  private func folder(links: Int) throws -> Folder {
    let folder = try Folder()
    for name in ["one", "two"] {
      let yaml = SmallCampaign.yaml(links: links).replacing("cards", with: name)
        .replacing("key: card-", with: "key: \(name)-")
      try folder.write(yaml, to: "campaigns/\(name).yaml")
    }
    return folder
  }

  @Test func `they share the calls that a run may make`() async throws {
    try await World.with(folder(links: 250)) { world in
      let mark = await world.mark
      let first = try await world.run("apply", "--auto-approve", "--max-calls", "6")
      #expect(first.status == 10, "\(first.everything)")
      #expect(await world.calls(since: mark).count == 6)
      #expect(try world.folder.reports().allSatisfy { $0.addsUp })
      // One is made whole, and of the other what was left.
      #expect(await world.writes().count == 3)
      #expect(try await world.links().count == 250)

      try await world.apply()
      #expect(try await world.links().count == 500)
      try await expectSettled(world)
    }
  }

  @Test func `they share the pace`() async throws {
    try await World.with(folder(links: 15)) { world in
      try await world.apply()
      for name in ["one", "two"] {
        try world.folder.replace("www.example.com", by: "example.org", in: "campaigns/\(name).yaml")
      }
      let mark = await world.mark
      let began = ContinuousClock.now
      try await world.apply("--rate", "10", "--disable-guards", "updates")
      let time = ContinuousClock.now - began
      let calls = await world.calls(since: mark).count
      #expect(await world.writes(since: mark).count == 30)
      // Nine calls may go at once, and only once.
      #expect(time >= .milliseconds((calls - 9) * 100 - 50), "\(calls) calls in \(time)")
    }
  }
}
