import Sandbox
import Testing

/// Plans that are stopped because of what became of links since they were made.
@Suite struct LiveGuardTests {
  private func withCards(_ body: (World) async throws -> Void) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 5))) { world in
      try await world.apply()
      try await body(world)
    }
  }

  /// Plans and applies, which both have to refuse before a first write.
  private func refusal(_ world: World) async throws -> String {
    let mark = await world.mark
    let plan = try await world.run("plan")
    #expect(plan.status == 5, "\(plan.everything)")
    let refused = try await world.apply(exits: 5)
    #expect(await world.writes(since: mark).isEmpty)
    return refused.output
  }

  @Test func `a code that is in use leads elsewhere only when somebody says so`() async throws {
    try await withCards { world in
      try await world.scan("card-0003")
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      let said = try await refusal(world)
      #expect(said.contains("guard scanned: 1 live link was scanned since "), "\(said)")
      #expect(said.contains("and 1 would lead elsewhere"))
      #expect(said.contains("scanned = card-0003 (1 time, last "))
      try await world.apply("--disable-guards", "scanned")
      #expect(try world.folder.report().outcomes == ["updated": 5])
    }
  }

  @Test func `a code of another campaign stops the whole plan`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 5))) { world in
      try await world.create("card-0001", labels: ["campaign-theirs"])
      let said = try await refusal(world)
      #expect(said.contains("guard foreign: 1 of 5 links asks for a code that carries the label"))
      #expect(said.contains("'campaign-theirs' (1)"))
      try await world.apply("--disable-guards", "foreign", exits: 4)
      #expect(try world.folder.report().outcomes == ["created": 4, "blocked": 1])
      #expect(try await world.link("card-0001").labels == ["campaign-theirs"])
    }
  }

  @Test func `what somebody changed in the service is shown apart from what the file changes`()
    async throws
  {
    try await withCards { world in
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      try await world.patch("card-0002", #"{"enabled":false}"#)
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      let said = try await refusal(world)
      #expect(
        said.contains(
          "guard outside: 2 of 5 live links no longer have what the last report says was written "
            + "(`url`, `enabled`)"), "\(said)")
      #expect(said.contains("changed outside = card-0001, card-0002"))
      #expect(said.contains("card-0001  card number=1: changed outside (url)"))
      #expect(said.contains("card-0002  card number=2: changed outside (enabled)"))
      #expect(said.contains("card-0003  card number=3\n"))

      try await world.apply("--disable-guards", "outside")
      #expect(try await world.link("card-0002").enabled)
      try await expectSettled(world)
      // What the run wrote is known to the next one.
      try world.folder.replace("/c/", by: "/d/", in: "campaigns/small.yaml")
      try await world.apply()
    }
  }

  /// A run whose answers may be lost writes `/b/`, the next one `/c/`; then a call with `/b/` comes.
  @Test(arguments: [true, false])
  func `an update of our own that arrives late isn't blamed on others`(isLost: Bool) async throws {
    try await withCards { world in
      if isLost {
        await world.sandbox.setFaults(FaultPlan([FaultRule(.reset(.before), on: .patch)]))
      }
      try world.folder.replace("/cards/", by: "/b/", in: "campaigns/small.yaml")
      try await world.apply()
      try world.folder.replace("/b/", by: "/c/", in: "campaigns/small.yaml")
      try await world.apply()
      let late = #"{"url":"https://www.example.com/b/3"}"#
      try await world.patch("card-0003", late)
      guard isLost else {
        // Nothing of ours can have been on its way.
        #expect(try await refusal(world).contains("guard outside: 1 of 5 live links"))
        return
      }
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["updated": 1, "unchanged": 4])

      // Eleven minutes later nothing is on its way any more.
      try world.folder.ageReports(seconds: 11 * 60)
      try await world.patch("card-0003", #"{"url":"https://by-hand.example/"}"#)
      #expect(try await refusal(world).contains("guard outside: 1 of 5 live links"))
    }
  }

  @Test func `after an update that stayed unknown nobody is blamed`() async throws {
    try await withCards { world in
      await world.sandbox.setFaults(FaultPlan([FaultRule(.reset(.before), on: .patch, .every(1))]))
      try world.folder.replace(
        "${{ vars.base }}/cards/", by: "https://b.example/", in: "campaigns/small.yaml")
      try await world.apply(exits: 4)
      await world.sandbox.setFaults(.none)
      // Somebody takes the change back, and a run that makes another link finds all as it was.
      try world.folder.replace(
        "https://b.example/", by: "${{ vars.base }}/cards/", in: "campaigns/small.yaml")
      try world.folder.replace("range(5)", by: "range(6)", in: "campaigns/small.yaml")
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["unchanged": 5, "created": 1])
      try await world.patch("card-0003", #"{"url":"https://b.example/3"}"#)

      let plan = try await world.run("plan")
      #expect(plan.status == 0 && plan.output.contains("XQ2008"), "\(plan.everything)")
      try await world.apply()
      try await expectSettled(world)
    }
  }

  @Test func `without reports the plan says that it can't tell`() async throws {
    try await withCards { world in
      try world.folder.remove("reports")
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      let plan = try await world.run("plan")
      #expect(plan.status == 0)
      #expect(plan.output.contains("XQ2008"), "\(plan.output)")
      #expect(plan.output.contains("of 1 live link that would be overwritten no report at hand"))
      try await world.apply()
      #expect(try await world.run("plan").output.contains("XQ2008") == false)
    }
  }
}
