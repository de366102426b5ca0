import Foundation
import Sandbox
import Testing

/// Names of a repository's campaigns that were probably meant to be one.
@Suite struct LikenessTests {
  private func campaign(_ id: String, label: String, medium: String, slug: String) -> String {
    """
    campaign: \(id)
    links:
      - id: card
        for_each: {n: [1, 2]}
        key: ${{ n }}
        url: https://www.example.com/\(id)
        utm: {medium: \(medium), content: '${{ n }}-1'}
        custom_slug: \(slug)-${{ n }}
        labels: [\(label), '${{ n }}-1']

    """
  }

  private func repository() throws -> Folder {
    let folder = try Folder.campaign(
      campaign("one", label: "LinkedIn", medium: "paid-social", slug: "spring-expo"))
    try folder.write(
      campaign("two", label: "linked_in", medium: "Paid social", slug: "springexpo"),
      to: "campaigns/two.yaml")
    return folder
  }

  @Test(arguments: ["validate", "plan"])
  func `are told once each, with counts and places`(command: String) async throws {
    try await World.with(repository()) { world in
      let run = try await world.run(command)
      #expect(run.status == 0, "\(run.everything)")
      let errors = run.errors
      #expect(errors.contains("label 'LinkedIn', 'linked_in' differ in case or separators alone"))
      #expect(errors.contains("utm_medium 'paid-social', 'Paid%20social' differ"), "\(errors)")
      #expect(errors.contains("slug 'spring-expo-1', 'springexpo-1' differ"), "\(errors)")
      #expect(errors.contains("'LinkedIn' = 2 links, first '1' of campaigns/small.yaml:3:5"))
      #expect(errors.contains("'linked_in' = 2 links, first '1' of campaigns/two.yaml:3:5"))
      #expect(errors.components(separatedBy: "warning[XQ1351]").count == 3, "\(errors)")
      #expect(errors.components(separatedBy: "note[XQ1351]").count == 3, "\(errors)")
      #expect(!errors.contains("XQ1352"))
    }
  }

  @Test func `aren't looked for where a campaign is named`() async throws {
    try await World.with(repository()) { world in
      let run = try await world.run("validate", "campaigns/small.yaml", "campaigns/two.yaml")
      #expect(run.status == 0 && !run.errors.contains("XQ135"), "\(run.errors)")
    }
  }

  @Test func `signs between digits tell names apart`() async throws {
    let folder = try Folder.campaign(
      """
      campaign: one
      links:
        - {id: a, url: https://www.example.com/, custom_slug: c-1-12, labels: [v1.0]}
        - {id: b, url: https://www.example.com/b, custom_slug: c-11-2, labels: [v10]}

      """)
    try await World.with(folder) { world in
      let run = try await world.run("validate")
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }
  }

  @Test func `a destination of two campaigns is told for both of them together`() async throws {
    let links = """
      links:
        - {id: a, url: https://www.example.com/a}
        - {id: b, url: https://www.example.com/b}
        - {id: c, url: https://www.example.com/a}

      """
    try await World.with(.campaign("campaign: one\n" + links)) { world in
      try world.folder.write("campaign: two\n" + links, to: "campaigns/two.yaml")
      let run = try await world.run("validate", "--json")
      #expect(run.status == 0, "\(run.everything)")
      #expect(
        run.errors.contains("2 destinations are also in 'campaigns/small.yaml'"), "\(run.errors)")
      #expect(run.errors.components(separatedBy: "note[XQ1352]").count == 2, "\(run.errors)")
    }
  }
}
