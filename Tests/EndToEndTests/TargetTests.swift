import Foundation
import Sandbox
import Testing

/// Runs that are about some links of a campaign.
@Suite struct TargetTests {
  private static let yaml = """
    campaign: posters
    data: {stores: {csv: stores.csv, key: id}}
    links:
      - id: poster
        for_each: {store: '${{ data.stores }}', lang: [de, fr]}
        key: ${{ store.id }}-${{ lang }}
        url: https://www.example.com/${{ lang }}/${{ store.path }}
        custom_slug: s-${{ key }}
      - {id: home, url: 'https://www.example.com/', custom_slug: home}

    """

  private func withStores(_ body: (World) async throws -> Void) async throws {
    let folder = try Folder.campaign(Self.yaml)
    try folder.write("id,path\n0421,a\n0422,b\n0500,c\n", to: "campaigns/stores.csv")
    try await World.with(folder) { try await body($0) }
  }

  @Test func `only what is selected is made, and the rest is told as skipped`() async throws {
    try await withStores { world in
      let run = try await world.apply("--target", "store=04*", "--exclude", "lang=fr")
      #expect(run.output.contains("PARTIAL: --target 'store=04*' --exclude lang=fr"))
      #expect(run.output.contains("selects 2 of 7 links"))
      #expect(run.output.contains("Left alone: 5 not targeted"))
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes == ["created": 2, "skipped": 5])
      let skipped = report.lines.filter { $0.outcome == "skipped" }
      #expect(skipped.allSatisfy { $0.reason == "not-targeted" })
      #expect(try await world.links().map(\.shortCode).sorted() == ["s-0421-de", "s-0422-de"])
      // The rest of the campaign is still there to be done.
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["created": 5, "unchanged": 2])
      try await expectSettled(world)
    }
  }

  @Test func `what isn't selected is neither changed nor removed`() async throws {
    try await withStores { world in
      try await world.apply()
      try world.folder.write("id,path\n0421,x\n0500,y\n", to: "campaigns/stores.csv")
      let mark = await world.mark
      try await world.apply("--target", "0421-*")
      #expect(await world.writes(since: mark).byKind == ["update": 2])
      #expect(
        try world.folder.report().outcomes == ["updated": 2, "skipped": 5], "\(mark)")
      #expect(try await world.links().allSatisfy { $0.enabled })

      // Links that no file asks for go only where their codes are named.
      try await world.apply("--target", "slug=s-0422-fr")
      #expect(try await world.links().filter { !$0.enabled }.map(\.shortCode) == ["s-0422-fr"])
      try await world.apply("--exclude", "slug=s-0422-*", "--max-updates", "100%")
      #expect(try await world.links().filter { !$0.enabled }.count == 1)
      // What earlier partial runs wrote is known to the guard that looks for changes outside.
      try world.folder.write("id,path\n0421,z\n0500,z\n", to: "campaigns/stores.csv")
      let plan = try await world.run("plan")
      #expect(plan.status == 0 && !plan.output.contains("XQ2008"), "\(plan.output)")
      try await world.patch("s-0421-de", #"{"url":"https://by-hand.example/"}"#)
      let refused = try await world.run("plan")
      #expect(refused.status == 5 && refused.output.contains("guard outside: 1 of 7"))
      #expect(try await world.run("plan", "--exclude", "0421-de").status == 0)
    }
  }

  @Test func `a saved plan keeps its selection`() async throws {
    try await withStores { world in
      let plan = try await world.run("plan", "--target", "id=home", "--out", "home.plan")
      #expect(plan.status == 0, "\(plan.everything)")
      let summary = try world.folder.plan("home.plan").summary
      #expect(summary.filter { $0.value > 0 } == ["create": 1, "skipped": 6])
      let markdown = try await world.run("show", "home.plan", "--format", "markdown")
      #expect(markdown.output.contains("\n## SANDBOX partial plan for campaign"))
      #expect(try await world.run("apply", "home.plan", "--target", "id=poster").status == 64)
      let run = try await world.apply("home.plan")
      #expect(run.output.contains("PARTIAL: only what was targeted"))
      #expect(try await world.links().map(\.shortCode) == ["home"])
    }
  }

  @Test(arguments: ["plan", "apply", "status", "render", "qr", "freeze"])
  func `what a selector names has to be there`(command: String) async throws {
    try await withStores { world in
      try await world.apply()
      let arguments = [command] + (command == "qr" ? ["--out", "codes"] : [])
      let mark = await world.mark
      for (selector, status, said) in [
        ("stroe=0421", 64, "'stroe' is no dimension that links can be selected by. Did you mean"),
        ("store=0423", 1, "no link matches `--target store=0423`"),
        ("0421-ed", 1, "Did you mean '0421-de'?"), ("store=", 64, "store="),
      ] as [(String, Int32, String)] {
        let run = try await world.start(arguments + ["--target", selector]).end()
        #expect(run.status == status, "\(run.everything)")
        #expect(run.errors.contains(said), "\(run.errors)")
      }
      #expect(await world.writes(since: mark).isEmpty)
      let many = try await world.start(arguments + ["--target", "home", "--target", "nope"]).end()
      #expect(many.status == 1 && many.errors.contains("XQ2019"))
    }
  }

  @Test func `status, render, qr and freeze take the same selection`() async throws {
    try await withStores { world in
      try await world.apply()
      let select = ["--target", "store=0421", "--target", "id=home", "--exclude", "*-fr"]
      let status = try await world.start(["status", "--format", "csv"] + select).end()
      #expect(status.output.contains("posters,true,1,1,0,0,0,1,,poster"), "\(status.output)")
      let text = try await world.start(["status"] + select).end()
      #expect(text.output.contains("none; 2 unchanged, 5 not targeted"), "\(text.output)")
      let render = try await world.start(["render", "--format", "csv"] + select).end()
      #expect(render.output.split(separator: "\n").count == 3)
      let where_ = ["--where", "link.id == 'poster'"]
      let both = try await world.start(["render", "--format", "csv"] + select + where_).end()
      #expect(both.output.split(separator: "\n").count == 2)
      let codes = try await world.start(["qr", "--out", "codes"] + select).end()
      #expect(codes.status == 0, "\(codes.everything)")
      #expect(world.folder.files(below: "codes").filter { $0.hasSuffix(".svg") }.count == 2)
      let freeze = try await world.start(["freeze"] + select).end()
      #expect(freeze.output == "campaigns/small.yaml: 2 codes frozen, 2 new\n")
    }
  }

  @Test func `slugs stay unique in the whole campaign`() async throws {
    try await withStores { world in
      try world.folder.replace(
        "custom_slug: home", by: "custom_slug: s-0421-de", in: "campaigns/small.yaml")
      let run = try await world.run("plan", "--target", "store=0500")
      #expect(run.status == 1 && run.errors.contains("s-0421-de"), "\(run.everything)")
    }
  }

  @Test func `of several campaigns each has what is selected in it`() async throws {
    try await withStores { world in
      try world.folder.write(
        """
        campaign: other
        links: [{id: extra, url: 'https://www.example.com/', custom_slug: extra}]
        """, to: "campaigns/other.yaml")
      try await world.apply("--target", "id=home", "--target", "id=extra")
      #expect(try await world.links().map(\.shortCode).sorted() == ["extra", "home"])
      let run = try await world.run("plan", "--target", "slug=nowhere")
      #expect(run.status == 1 && run.errors.contains("XQ2019"))
    }
  }
}
