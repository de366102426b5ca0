import Foundation
import Sandbox
import Testing

/// Slugs that two campaigns of a repository ask for.
@Suite struct SharedSlugTests {
  private func campaign(_ id: String, slug: String = "card-${{ r.id }}") -> String {
    """
    campaign: \(id)
    data: {t: {csv: t.csv}}
    links:
      - id: card
        for_each: {r: '${{ data.t }}'}
        key: ${{ r.id }}
        url: https://www.example.com/
        custom_slug: \(slug)

    """
  }

  @Test(arguments: ["validate", "plan", "apply"])
  func `are told with both places, and nobody is asked`(command: String) async throws {
    try await World.with(.campaign(campaign("one"))) { world in
      try world.folder.write(campaign("two"), to: "campaigns/two.yaml")
      try world.folder.write("id\n1\n2\n", to: "campaigns/t.csv")
      let run = try await world.run(command)
      #expect(run.status == 1)
      #expect(
        run.errors.contains(
          "slug 'card-1' is used by link '1' of campaigns/small.yaml:4:5 (campaigns/t.csv:2:1)"),
        "\(run.errors)")
      #expect(run.errors.contains("campaigns/two.yaml:4:5"), "\(run.errors)")
      #expect(run.errors.contains("1 more"), "\(run.errors)")
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `other slugs and slugs that the service chooses are no clash`() async throws {
    try await World.with(.campaign(campaign("one"))) { world in
      try world.folder.write(campaign("two", slug: "two-${{ r.id }}"), to: "campaigns/two.yaml")
      try world.folder.write(campaign("three", slug: "null"), to: "campaigns/three.yaml")
      try world.folder.write(campaign("four", slug: "null"), to: "campaigns/four.yaml")
      try world.folder.write("id\n1\n2\n", to: "campaigns/t.csv")
      let run = try await world.run("validate")
      #expect(run.status == 0, "\(run.errors)")
    }
  }
}
