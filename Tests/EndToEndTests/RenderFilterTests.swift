import Foundation
import Testing

/// `render --where` and `--limit`.
@Suite struct RenderFilterTests {
  private static let campaign = """
    campaign: cards
    vars: {base: https://www.example.com}
    data: {stores: {rows: [{id: a, city: Bern}, {id: b, city: Genf}], key: id}}
    links:
      - id: card
        for_each: {store: '${{ data.stores }}', lang: [de, fr]}
        key: ${{ store.id }}-${{ lang }}
        url: ${{ vars.base }}/${{ lang }}
        utm: {medium: print, content: '${{ store.city }}'}
        custom_slug: c-${{ key }}
        labels: [poster]
      - {id: home, url: '${{ vars.base }}/', custom_slug: home}

    """

  private func keys(_ arguments: String...) async throws -> [String] {
    let folder = try Folder.campaign(Self.campaign)
    let all = ["render", "--format", "csv"] + arguments
    let run = try await Tool.start(all, in: folder.url, environment: [:]).end()
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  @Test func `axes, fields of links and names of the campaign choose links`() async throws {
    #expect(try await keys("--where", #"lang == "fr""#) == ["a-fr", "b-fr"])
    #expect(try await keys("--where", #"store == "a" && lang != "fr""#) == ["a-de"])
    #expect(try await keys("--where", "link.url == vars.base + '/'") == ["home"])
    #expect(try await keys("--where", "link.path.startsWith('/d')") == ["a-de", "b-de"])
    #expect(
      try await keys("--where", "'poster' in link.labels && link.utm.content == 'Genf'")
        == ["b-de", "b-fr"])
    #expect(try await keys("--where", "link.id == 'nobody'") == [])
  }

  @Test func `a limit counts what is left`() async throws {
    #expect(try await keys("--limit", "2") == ["a-de", "a-fr"])
    #expect(try await keys("--limit", "1", "--where", "lang == 'fr'") == ["a-fr"])
    #expect(try await keys("--limit", "0") == [])
  }

  @Test(arguments: ["table", "json"])
  func `the other forms print the same links`(format: String) async throws {
    let folder = try Folder.campaign(Self.campaign)
    let arguments = ["render", "--format", format, "--where", "store == 'b'"]
    let run = try await Tool.start(arguments, in: folder.url, environment: [:]).end()
    #expect(run.output.contains("b-de") && run.output.contains("b-fr"))
    #expect(!run.output.contains("a-de") && !run.output.contains("home"))
  }

  @Test(arguments: [
    ("linc.key == 'a'", "--where:1:1: error: unknown name:"),
    ("link.kee == 'a'", "--where:1:6: error: no such column:"),
    ("lang == ", "--where:1:9: error: the expression is not valid:"),
    ("link.key", "--where:1:1: error: condition is not true or false:"),
    ("link.utm.content == 'x'", "--where:1:10: error: no such key:"),
  ])
  func `a fault is told at its place`(condition: String, message: String) async throws {
    let folder = try Folder.campaign(Self.campaign)
    let arguments = ["render", "--where", condition, "--diagnostics", "short"]
    let run = try await Tool.start(arguments, in: folder.url, environment: [:]).end()
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
