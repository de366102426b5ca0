import Foundation
import Sandbox
import Testing

/// Plans and reports, shown in every format and at any size.
@Suite struct ShowTests {
  /// Posters at stops: so many links as two creatives, two languages and the stops give.
  private static func writeTransit(_ stops: ClosedRange<Int>, host: String, in folder: Folder)
    throws
  {
    let rows = stops.map { "\(String("000\($0)".suffix(4))),\(["A", "B", "C"][$0 % 3])\n" }
    try folder.write("stop_id,zone\n" + rows.joined(), to: "campaigns/stops.csv")
    try folder.write(
      """
      campaign: transit
      data:
        stops: {csv: stops.csv, key: stop_id}
      links:
        - id: poster
          for_each: {stop: '${{ data.stops }}', creative: [a, b], language: [de, fr]}
          key: ${{ stop.stop_id }}-${{ creative }}-${{ language }}
          url: https://\(host)/${{ language }}/stops/${{ stop.stop_id }}
          utm: {source: poster, medium: qr, content: '${{ creative }}'}
          custom_slug: t-${{ key }}
          labels: [transit, '${{ "zone-" + stop.zone }}']

      """, to: "campaigns/transit.yaml")
  }

  /// The second month of a campaign of 7,400 links: another host, 60 stops more, 25 fewer.
  private func withMovedTransit(_ body: (World) async throws -> Void) async throws {
    let folder = try Folder()
    try Self.writeTransit(1...1850, host: "old.example.com", in: folder)
    try await World.with(folder) { world in
      try await world.apply()
      try Self.writeTransit(26...1910, host: "new.example.com", in: folder)
      try await body(world)
    }
  }

  @Test func `7,640 changes fit a screen, say what they have in common and what refuses them`()
    async throws
  {
    try await withMovedTransit { world in
      let plan = try await world.run("plan", "--out", "big.plan")
      #expect(plan.status == 5)
      let lines = plan.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 40)
      #expect(
        lines.dropFirst().dropLast(4).joined(separator: "\n") == """

          Legend: + create  ~ update  | pause

          | 100 pause  not in the files
              links         t-0001-a-de, t-0001-a-fr, t-0001-b-de and 97 more

          ~ 7,300 update  poster: 1,825 stops × 2 creatives × 2 languages
              url           https://old.example.com/… → https://new.example.com/…
              links         t-0026-a-de, t-0026-a-fr, t-0026-b-de and 7,297 more

          + 240 create  poster: 60 stops × 2 creatives × 2 languages
              url           https://new.example.com/…
              url           such as https://new.example.com/de/stops/1851?utm_source=poster&utm_medium=qr&utm_content=a
              labels        campaign-transit, transit, …
              links         t-1851-a-de, t-1851-a-fr, t-1851-b-de and 237 more

          error[XQ2101]: too many live links would change
            guard updates: 7,300 of 7,400 live links (98.6 %) would change, more than the limit of \
          2,220, which is 30 % (default)
            = help: If the plan is what you want, let it through with `--max-updates 7300`.
            = help: Switch the guard off for one run with `--disable-guards updates`.

          This plan is refused by updates: nothing would be written.

          """)
      #expect(
        lines.suffix(2) == [
          "Plan: 240 to create, 7,300 to update, 100 to pause, 0 to delete.", "",
        ])
      #expect(try await world.run("show", "big.plan").output == plan.output)
      try await expectExports(world)

      let verbose = try await world.run("show", "big.plan", "--verbose").output
      #expect(verbose.split(separator: "\n").count { $0.hasPrefix("  ~ t-") } == 7300)
    }
  }

  /// The Markdown and the CSV of that plan.
  private func expectExports(_ world: World) async throws {
    let markdown = try await world.run("show", "big.plan", "--format", "markdown")
    #expect(markdown.status == 0 && markdown.output.utf8.count <= 65_536)
    let shown = markdown.output.split(separator: "\n").count { $0.hasPrefix("| `~` | `t-") }
    let cut = 7300 - shown
    #expect(
      markdown.output.contains(
        "… and \(cut / 1000),\(String("00\(cut % 1000)".suffix(3))) more updates; see the plan file"
      ))
    let csv = try await world.run("show", "big.plan", "--format", "csv")
    #expect(csv.output.components(separatedBy: "\r\n").count == 1 + 7640 + 1)
  }

  @Test func `a screen of 80 columns breaks no command and no word`() async throws {
    let folder = try Folder()
    try Self.writeTransit(1...15, host: "old.example.com", in: folder)
    try await World.with(folder) { world in
      try await world.apply()
      try Self.writeTransit(1...15, host: "new.example.com", in: folder)
      let run = try await Screen().run(
        ["plan", "--no-color"], in: folder.url,
        environment: world.environment.merging(["TERM": "xterm"]) { a, _ in a }, answering: "")
      let output = run.shown.components(separatedBy: "\r\n").prefix { !$0.hasPrefix("Plan:") }
      #expect(output.allSatisfy { $0.count <= 80 }, "\(run.shown)")
      #expect(
        run.shown.contains("\r\n    of 18, which is 30 % (default)\r\n"), "\(run.shown)")
      #expect(run.shown.contains("`--max-updates 60`"))
    }
  }

  @Test func `no changes still end with the counts`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.apply()
      let plan = try await world.run("plan")
      #expect(plan.output.contains("\nNo changes. All live links"))
      #expect(
        plan.output.hasSuffix(
          "\nPlan: 0 to create, 0 to update, 0 to pause, 0 to delete.\n"))
    }
  }

  @Test(
    arguments: ["plan-1.0.json", "report-1.0.json"], ["text", "json", "markdown", "html", "csv"])
  func `files of format version 1.0 are shown in every format`(
    file: String, format: String
  ) async throws {
    let folder = Folder.package.appendingPathComponent("Tests/EndToEndTests/Goldens")
    let run = try await Tool.start(
      ["show", file, "--format", format], in: folder, environment: [:]
    ).end()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.everything)")
    #expect(run.output.contains("cards"), "\(run.output)")
  }

  @Test func `a file that was cut is refused at the line and column where it ends`() async throws {
    let goldens = Folder.package.appendingPathComponent("Tests/EndToEndTests/Goldens")
    let folder = try Folder()
    for (name, lines) in [("plan-1.0.json", 14), ("report-1.0.json", 4)] {
      let text = try String(contentsOf: goldens.appendingPathComponent(name), encoding: .utf8)
      let kept = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines)
      let last = try #require(kept.last).dropLast(5)
      try folder.write((kept.dropLast() + [last]).joined(separator: "\n"), to: name)
      for format in ["text", "json", "markdown", "html", "csv"] {
        let run = try await Tool.start(
          ["show", name, "--format", format], in: folder.url, environment: [:]
        ).end()
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(
          run.errors.contains("--> \(name):\(lines):\(last.count + 1)\n"), "\(run.errors)")
        #expect(run.errors.contains("the text ends in the middle of"), "\(run.errors)")
      }
    }
  }

  @Test func `two formats at once are a mistake of usage`() async throws {
    let folder = try Folder()
    let run = try await Tool.start(
      ["show", "x", "--json", "--format", "csv"], in: folder.url, environment: [:]
    ).end()
    #expect(run.status == 64 && run.errors.contains("name one"))
  }
}
