import Foundation
import Sandbox
import Testing

/// Keys that are renamed, with the codes that stay.
@Suite struct MovedKeyTests {
  private static func campaign(slug: String) throws -> Folder {
    let folder = try Folder.campaign(
      """
      campaign: posters
      data:
        stores: {csv: stores.csv, key: id}
      links:
        - id: poster
          for_each: {store: '${{ data.stores }}', lang: [de, fr]}
          key: ${{ store.id }}-${{ lang }}
          url: https://www.example.com/${{ lang }}/${{ store.page }}
          labels: ['${{ store.page }}']
          \(slug)
      """)
    let rows = (101...112).map { "\($0),page-\($0)" }
    try folder.write("id,page\n" + rows.joined(separator: "\n") + "\n", to: "campaigns/stores.csv")
    return folder
  }

  /// Writes every id with a leading zero, as a corrected export has it.
  private func rename(_ folder: Folder) throws {
    try folder.replace("\n1", by: "\n01", in: "campaigns/stores.csv")
  }

  private func move(_ folder: Folder) throws {
    try folder.replace(
      "links:", by: "moved: [{from: '$1', to: '0(.+)'}]\nlinks:", in: "campaigns/small.yaml")
  }

  @Test func `without a rule nothing is known again, with one nothing has changed`() async throws {
    try await World.with(Self.campaign(slug: "custom_slug: p-${{ key }}")) { world in
      try await world.apply()
      let before = try await world.links().map(\.shortCode).sorted()
      try rename(world.folder)
      let refused = try await world.run("plan")
      #expect(refused.status == 5, "\(refused.everything)")
      #expect(refused.everything.contains("guard overlap"))
      #expect(refused.everything.contains("`moved:`"))

      try move(world.folder)
      let mark = await world.mark
      let plan = try await world.run("plan", "--detailed-exitcode")
      #expect(plan.status == 0, "\(plan.everything)")
      #expect(plan.everything.contains("24 links keep the code of a former key"))
      #expect(plan.everything.contains("'0101-de' (was '101-de')"))
      try await world.apply()
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try await world.links().map(\.shortCode).sorted() == before)
    }
  }

  @Test func `only what else has changed is changed`() async throws {
    try await World.with(Self.campaign(slug: "custom_slug: p-${{ key }}")) { world in
      try await world.apply()
      try rename(world.folder)
      try move(world.folder)
      try world.folder.replace("page-103", by: "page-new", in: "campaigns/stores.csv")
      try await world.apply()
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["updated": 2, "unchanged": 22])
      #expect(try await world.link("p-103-de").destination == "https://www.example.com/de/page-new")
      try await expectSettled(world)
    }
  }

  @Test func `chosen codes stay, and the labels of their keys are swapped`() async throws {
    try await World.with(Self.campaign(slug: "")) { world in
      try await world.apply()
      let before = try await world.links()
      try rename(world.folder)
      try move(world.folder)
      let plan = try await world.run("plan", "--max-updates", "100%", "--out", "p.json")
      #expect(plan.status == 0, "\(plan.everything)")
      let mark = await world.mark
      #expect(try await world.start(["apply", "p.json"]).end().status == 0)
      #expect(await world.writes(since: mark).byKind == ["update": 24])
      let after = try await world.links()
      #expect(after.map(\.shortCode).sorted() == before.map(\.shortCode).sorted())
      #expect(after.allSatisfy { $0.labels.count { $0.hasPrefix("key-") } == 1 })
      let (old, new) = (Set(before.flatMap(\.labels)), Set(after.flatMap(\.labels)))
      #expect(old.intersection(new).filter { $0.hasPrefix("key-") } == [])
      try await expectSettled(world)

      // The rule has done its work.
      try world.folder.replace(
        "moved: [{from: '$1', to: '0(.+)'}]\n", by: "", in: "campaigns/small.yaml")
      try await expectSettled(world)
    }
  }
}
