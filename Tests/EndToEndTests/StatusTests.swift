import DocumentationPages
import Foundation
import Sandbox
import Testing

/// How links stand, as people and machines are told.
@Suite struct StatusTests {
  private static let yaml = """
    campaign: cards
    links:
      - id: poster
        for_each: {store: ['0421', '0007'], lang: [de, fr]}
        key: s-${{ store }}-${{ lang }}
        url: https://www.example.com/${{ lang }}/${{ store }}
        custom_slug: ${{ key }}
      - id: home
        custom_slug: home
        url: https://www.example.com/

    """

  private func withCards(_ body: (World) async throws -> Void) async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      try await world.apply()
      for slug in ["s-0421-de", "s-0421-de", "home"] { try await world.scan(slug) }
      try await body(world)
    }
  }

  /// The words of the line that begins so.
  private func row(_ start: String, of output: String) -> [Substring] {
    let line = output.split(separator: "\n").first { $0.hasPrefix(start) }
    return line?.split(separator: " ") ?? []
  }

  @Test func `tells drift and scans for the calls of a listing`() async throws {
    try await withCards { world in
      try await world.patch("s-0007-fr", #"{"enabled":false}"#)
      let mark = await world.mark
      let run = try await world.run("status", "--by", "store")
      #expect(run.status == 0, "\(run.everything)")
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 1])
      #expect(run.output.contains("Drift: 0 to create, 0 to update, 1 to resume"))
      #expect(run.output.contains("SANDBOX Campaign cards"))
      #expect(row("STORE", of: run.output).prefix(4) == ["STORE", "LINKS", "LIVE", "PAUSED"])
      #expect(row("0421", of: run.output).prefix(7) == ["0421", "2", "2", "0", "0", "2", "1"])
      #expect(row("0007", of: run.output) == ["0007", "2", "1", "1", "1", "0", "1", "-"])
      #expect(row("-", of: run.output).prefix(6) == ["-", "1", "1", "0", "0", "1"])
      #expect(row("total", of: run.output).prefix(7) == ["total", "5", "4", "1", "1", "3", "2"])
      #expect(try await world.run("status", "--detailed-exitcode").status == 2)
      let entries = try await world.run("status").output
      #expect(row("poster", of: entries).prefix(2) == ["poster", "4"])
    }
  }

  @Test func `gives spreadsheets and machines the same rows, offline too`() async throws {
    try await withCards { world in
      try world.folder.replace("lang: [de, fr]", by: "lang: [de]", in: "campaigns/small.yaml")
      _ = try await world.run("plan", "--save-snapshot", "live.json")
      let mark = await world.mark
      let csv = try await world.run(
        "status", "--offline", "live.json", "--format", "csv", "--by", "lang,entry")
      #expect(csv.status == 0 && csv.errors.contains("Compared with 'live.json'"))
      let lines = csv.output.components(separatedBy: "\r\n")
      #expect(
        lines[0]
          == "campaign,in_files,links,live,paused,drifting,scans,never_scanned,last_scan,lang,entry"
      )
      #expect(lines[1].hasPrefix("cards,true,2,2,0,0,2,1,20") && lines[1].hasSuffix("Z,de,poster"))
      #expect(lines[2].hasSuffix("Z,,home"))
      #expect(lines[3] == "cards,false,2,2,0,2,0,2,,,")

      var table = try FieldTable(page: "Status")
      for arguments in [
        ["--offline", "live.json", "--alarm-after", "2099-01-01"], ["--by", "lang"],
      ] {
        let json = try await world.start(["status", "--json"] + arguments).end()
        #expect(json.status == 0)
        table.take(try JSONTree(json.output))
      }
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 1])
      let example = try #require(Page("Status").blocks.first { $0.language == "json" })
      table.take(try JSONTree(example.lines.joined(separator: "\n")))
      #expect(table.faults.sorted() == [])
      // The alarm's codes are those of the next test.
      #expect(table.unmet == ["alarm.slugs[]"])
    }
  }

  @Test func `a code that nobody scans after its day is an alarm`() async throws {
    try await withCards { world in
      let early = try await world.run("status", "--alarm-after", "2099-12-31")
      #expect(early.status == 0)
      #expect(early.output.contains("No alarm for 2099-12-31T00:00:00Z: the time hasn't come yet."))
      // Nothing was there before that day.
      #expect(try await world.run("status", "--alarm-after", "2020-01-01").status == 0)
      try await Task.sleep(for: .seconds(2))
      let now = Date().ISO8601Format()
      let alarm = try await world.run("status", "--alarm-after", now)
      #expect(alarm.status == 4, "\(alarm.everything)")
      #expect(alarm.output.contains("Alarm: 3 live links that were there before"))
      #expect(
        alarm.output.contains("have never been scanned: s-0007-de, s-0007-fr, s-0421-fr\n"))
      let json = try await world.run("status", "--json", "--alarm-after", now)
      #expect(json.output.contains(#""slugs":["s-0007-de","s-0007-fr","s-0421-fr"]"#))
      for slug in ["s-0007-de", "s-0007-fr", "s-0421-fr"] { try await world.scan(slug) }
      let calm = try await world.run("status", "--alarm-after", now)
      #expect(calm.status == 0)
      #expect(calm.output.contains("every live link that was there before has been scanned"))
    }
  }

  @Test func `names what can't be summed up by, and what was meant`() async throws {
    try await withCards { world in
      let run = try await world.run("status", "--by", "stores")
      #expect(run.status == 64)
      #expect(run.errors.contains("Did you mean 'store'? There are: entry, lang, store."))
      #expect(try await world.run("status", "--alarm-after", "soon").status == 64)
      #expect(try await world.run("status", "--json", "--format", "csv").status == 64)
      #expect(try await world.run("status", "--html", "--json").status == 64)
      #expect(try await world.run("status", "--html", "--format", "csv").status == 64)
      #expect(try await world.run("status", "--offline").status == 1)
    }
  }
}
