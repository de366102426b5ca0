import Bytes
import Foundation
import Sandbox
import Testing

extension CodeScenario {
  private static let campaign = "campaigns/small.yaml"

  /// Notes and warnings of plans, and what their rules say.
  static let plans = [
    CodeScenario("listing", ["XQ2001"]) { world in
      try await world.apply()
      await world.sandbox.setFaults(FaultPlan([FaultRule(.movingList, on: .list, .every(1))]))
      return try await world.said("plan")
    },
    CodeScenario("live-links", ["XQ2002", "XQ2003", "XQ2004"]) { world in
      try await world.create("Card-0000", labels: ["campaign-cards"])
      try await world.create("card-0001", labels: ["campaign-cards", "by-hand"])
      return try await world.said("plan", "--max-calls", "3")
    },
    CodeScenario(
      "not-as-sent", ["XQ2005"],
      SandboxConfiguration(readings: try SandboxReadings(choosing: ["urls=rewritten"]))
    ) { world in
      try world.folder.replace("/cards/${{ number }}", by: "/?z=1&a=2", in: campaign)
      try await world.apply()
      return try await world.said("plan")
    },
    CodeScenario("conditions", ["XQ2006"]) { world in
      try await world.apply()
      let rules = #"[{"destination":"https://m.example/","priority":1,"conditions":{"moon":1}}]"#
      try await world.patch("card-0001", "{\"routing_rules\":\(rules)}")
      try world.folder.replace(
        "labels: [card]",
        by: "routing_rules: [{destination: 'https://m.example/', priority: 1}]", in: campaign)
      return try await world.said("plan", "--disable-guards", "outside")
    },
    CodeScenario("due", ["XQ2007"]) { world in
      try world.folder.replace(
        "vars:", by: "lifecycle: {ends: 2031-01-01T00:00:00Z}\nvars:", in: campaign)
      try await world.apply()
      return try await world.said("plan", "--now", "2032-01-01T00:00:00Z")
    },
    CodeScenario("no-report", ["XQ2008"]) { world in
      try await world.apply()
      try world.folder.remove("reports")
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      return try await world.said("plan")
    },
    CodeScenario("moved", ["XQ2009", "XQ2010"]) { world in
      try await world.apply()
      try world.folder.replace("key: card-", by: "key: c-", in: campaign)
      try world.folder.replace(
        "links:", by: "moved: [{from: 'card-$1', to: 'c-(.+)'}]\nlinks:", in: campaign)
      try world.folder.replace("range(3)", by: "range(4)", in: campaign)
      return try await world.said("plan")
    },
    CodeScenario("hosts", ["XQ2021"]) { world in
      try world.folder.replace(
        "${{ vars.base }}/cards/${{ number }}",
        by: "${{ link_url('https://www.example.com/' + string(number)) }}", in: campaign)
      return try await world.said("plan")
    },
    CodeScenario("selected", ["XQ2019", "XQ2020"]) { world in
      try await world.said("plan", "--target", "card-0009")
        + world.said("plan", "--target", "card-0001")
    },
    CodeScenario(
      "made-anew", ["XQ2022"],
      in: SmallCampaign.yaml(links: 3) + "    expires_at: 2031-01-01T00:00:00Z\n"
    ) { world in
      try await world.apply()
      try world.folder.replace("2031", by: "2030", in: campaign)
      return try await world.said("plan", "--replace", "card-0000")
    },
    CodeScenario("snapshots", ["XQ2018", "XQ4030", "XQ4031", "XQ4032"]) { world in
      var said = try await world.said("plan", "--offline")
      try await world.run("plan", "--save-snapshot", "live.json")
      said += try await world.said("plan", "--offline", "live.json")
      let snapshot = try world.folder.read("live.json")
      try world.folder.write(
        snapshot.replacing(#/"format_version":"1\.\d+/#, with: "\"format_version\":\"2.0"),
        to: "later.json")
      said += try await world.said("plan", "--offline", "later.json")
      try world.folder.write(
        String(snapshot.prefix(snapshot.count / 2)), to: "cut.json")
      return said + (try await world.said("plan", "--offline", "cut.json"))
    },
    CodeScenario("rules", ["XQ2201", "XQ2202", "XQ2203", "XQ2211"]) { world in
      try world.folder.write(
        "allowed_hosts: [shop.example.com]\n", to: "campaigns/project.yaml")
      let rules = """
        policy:
          - {id: short, severity: advisory, check: '${{ size(link.slug) < 5 }}'}
          - {id: labelled, severity: mandatory, check: '${{ "card" in link.labels && false }}'}
        tests: [{count: 5}]

        """
      try world.folder.write(try world.folder.read(campaign) + rules, to: campaign)
      return try await world.said("validate")
    },
  ]

  /// Saved plans that aren't what is asked for any more.
  static let stalePlans = [
    CodeScenario("stale-plans", ["XQ2011", "XQ2012", "XQ2013", "XQ2014", "XQ2015"]) { world in
      try world.folder.replace(
        "vars:", by: "inputs: {season: {type: string, default: summer}}\nvars:", in: campaign)
      try await world.run("plan", "--out", "cards.plan")
      var said = try await world.said("apply", "cards.plan", "--var", "season=spring")
      said += try await world.said(
        "apply", "cards.plan",
        environment: ["XQR_BASE_URL": world.address.replacing("/api/v1", with: "/v1")])
      try world.folder.write(try olderTool(world.folder.read("cards.plan")), to: "older.plan")
      said += try await world.said("apply", "older.plan")
      try await world.create("card-0001", labels: [])
      said += try await world.said("apply", "cards.plan")
      try world.folder.replace("labels: [card]", by: "labels: [cards]", in: campaign)
      said += try await world.said("apply", "cards.plan")
      return said + (try await world.said("apply", "cards.plan", "--sandbox"))
    },
    CodeScenario("finished-plans", ["XQ2016", "XQ2017"]) { world in
      try await world.run("plan", "--out", "cards.plan")
      try await world.apply("cards.plan")
      let finished = try await world.said("apply", "cards.plan")
      try world.folder.remove(campaign)
      return finished + (try await world.said("apply", "cards.plan"))
    },
    CodeScenario("saved-files", ["XQ4001", "XQ4002", "XQ4003", "XQ4010"]) { world in
      try await world.run("plan", "--out", "cards.plan")
      let plan = try world.folder.read("cards.plan")
      let damaged = [
        ("cut.plan", String(plan.prefix(plan.count / 2))),
        (
          "later.plan",
          plan.replacing(#/"format_version":"1\.\d+/#, with: "\"format_version\":\"2.0")
        ),
        ("edited.plan", plan.replacing("card-0001", with: "card-0009")),
      ]
      var said = ""
      for (path, text) in damaged {
        try world.folder.write(text, to: path)
        said += try await world.said("apply", path)
      }
      return said + (try await world.said("show", campaign))
    },
  ]

  /// The plan as another version of the tool would have saved it.
  private static func olderTool(_ plan: String) throws -> String {
    let text = plan.replacing(#/"tool_version":"[^"]*"/#, with: "\"tool_version\":\"0.0.1\"")
    let end = try #require(text.range(of: ",\n\"made\":")).lowerBound
    let digest = SHA256.hex(Array(text[..<end].utf8))
    return text.replacing(#/"digest":"[0-9a-f]*"/#, with: "\"digest\":\"\(digest)\"")
  }

  /// Plans that look like accidents.
  static let guards = [
    CodeScenario("shares", ["XQ2101", "XQ2102"], in: SmallCampaign.yaml(links: 20)) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: campaign)
      try world.folder.replace("range(20)", by: "range(10)", in: campaign)
      return try await world.said("plan")
    },
    CodeScenario("other-codes", ["XQ2103"]) { world in
      try await world.apply()
      try world.folder.replace("custom_slug: ", by: "custom_slug: x-", in: campaign)
      return try await world.said("plan")
    },
    CodeScenario("empty", ["XQ2104"]) { world in
      try await world.apply()
      try world.folder.replace("range(3)", by: "range(0)", in: campaign)
      return try await world.said("plan")
    },
    CodeScenario(
      "budget", ["XQ2105"],
      SandboxConfiguration(
        limits: SandboxLimits(plan: "small", burst: nil, callsPerMonth: 2, linksPerMonth: nil))
    ) { world in
      try await world.said("plan")
    },
    CodeScenario("frozen", ["XQ2106", "XQ4040", "XQ4041"]) { world in
      try await world.apply()
      try await world.run("freeze")
      try world.folder.replace("range(3)", by: "range(2)", in: campaign)
      try world.folder.replace("/cards/", by: "/c/", in: campaign)
      var said = try await world.said("plan", "--prune")
      try world.folder.replace("custom_slug: ", by: "custom_slug: x-", in: campaign)
      said += try await world.said("plan")
      try await world.apply("--disable-guards", "overlap,frozen")
      said += try await world.said("freeze")
      let lock = "campaigns/xqr.lock"
      try world.folder.write(try world.folder.read(lock) + "<<<<<<< HEAD\n", to: lock)
      return said + (try await world.said("validate"))
    },
    CodeScenario("uncommitted", ["XQ2110"]) { world in
      let git = try await RunningTool(
        ["init", "-q", "."], of: "/usr/bin/git", in: world.folder.url,
        environment: ["PATH": "/usr/bin:/bin", "HOME": world.folder.url.path]
      ).end()
      #expect(git.status == 0)
      return try await world.said("plan", "--enable-guards", "uncommitted")
    },
    CodeScenario("in-use", ["XQ2107", "XQ2108", "XQ2109"], in: SmallCampaign.yaml(links: 5)) {
      world in
      try await world.apply()
      try await world.scan("card-0003")
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      try await world.patch("card-0002", #"{"labels":["campaign-theirs"]}"#)
      try world.folder.replace("/cards/", by: "/c/", in: campaign)
      return try await world.said("plan")
    },
  ]
}
