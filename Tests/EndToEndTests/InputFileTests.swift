import Foundation
import Sandbox
import Testing

/// Files beside the campaign: shared ones, and data in JSON.
@Suite struct InputFileTests {
  private func world(_ body: (World) async throws -> Void) async throws {
    let campaign = """
      campaign: cards
      use: [lib/shared.yaml]
      data:
        stores: {json: stores.json, key: id}
        prints: {jsonl: prints.jsonl}
      links:
        - id: card
          for_each: {store: '${{ data.stores }}', print: '${{ data.prints }}'}
          key: ${{ store.id }}-${{ print.code }}
          custom_slug: card-${{ key }}

      """
    try await World.with(.campaign(campaign)) { world in
      try FileManager.default.createDirectory(
        at: world.folder.url.appendingPathComponent("campaigns/lib"),
        withIntermediateDirectories: true)
      try world.folder.write(
        "use: [base.yaml]\ndefaults: {url: '${{ vars.base }}/cards'}\n",
        to: "campaigns/lib/shared.yaml")
      try world.folder.write(
        "vars: {base: https://www.example.com}\n", to: "campaigns/lib/base.yaml")
      try world.folder.write("[{\"id\": \"a\"}, {\"id\": \"b\"}]", to: "campaigns/stores.json")
      try world.folder.write("{\"code\": 1}\n{\"code\": 2}\n", to: "campaigns/prints.jsonl")
      try await body(world)
    }
  }

  @Test func `expand to links`() async throws {
    try await world { world in
      try await world.apply()
      let links = try await world.links()
      #expect(
        links.map(\.shortCode).sorted() == ["card-a-1", "card-a-2", "card-b-1", "card-b-2"])
      #expect(Set(links.map(\.destination)) == ["https://www.example.com/cards"])
    }
  }

  @Test(arguments: ["lib/shared.yaml", "lib/base.yaml", "stores.json", "prints.jsonl"])
  func `bind a saved plan`(path: String) async throws {
    try await world { world in
      try await world.run("plan", "--out", "x.plan")
      let text = try world.folder.read("campaigns/" + path)
      try world.folder.write(text + "\n", to: "campaigns/" + path)
      let stale = try await world.apply("x.plan", exits: 11)
      #expect(stale.errors.contains("campaigns/\(path) (changed)"), "\(stale.errors)")
      #expect(await world.writes().isEmpty)
    }
  }
}
