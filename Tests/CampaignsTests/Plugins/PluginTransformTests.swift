import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct PluginTransformTests {
  private static func expand(
    _ answer: @escaping @Sendable (String) -> TestDesk.Answer, fields: String = ""
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: {n: [1, 2, 3]}
        transform: [house.tidy]
        key: k${{ n }}
        custom_slug: slug-${{ n }}
        labels: [poster]
        url: https://x.example/${{ n }}
        \(fields)
        """, plugins: TestDesk([.transform: ["house.tidy": answer]]))
  }

  @Test func `a patch changes what it names and nothing else`() throws {
    let found = Self.expand { item in
      item.contains("k2")
        ? .value(#"{"patch":{"url":"https://y.example/","labels":["a","b"],"enabled":false}}"#)
        : .value(#"{"keep":true}"#)
    }
    #expect(found.diagnostics.isEmpty)
    #expect(
      found.destinations == ["https://x.example/1", "https://y.example/", "https://x.example/3"])
    let links = try #require(found.links)
    #expect(links[1].allLabels == ["campaign-c1", "a", "b"])
    #expect(links[1].isEnabled == false)
    #expect(links[0].allLabels == ["campaign-c1", "poster"])
    #expect(links[1].slug == "slug-2")
  }

  @Test func `a link becomes none or several, whose keys begin with its own`() {
    let found = Self.expand { item in
      if item.contains("\"k1\"") { return .value(#"{"links":[]}"#) }
      if item.contains("\"k3\"") { return .value(#"{"keep":true}"#) }
      return .value(
        #"{"links":[{"key":"k2-a","custom_slug":"aaa"},{"key":"k2-b","custom_slug":"bbb"}]}"#)
    }
    #expect(found.diagnostics.isEmpty)
    #expect(found.keys == ["k2-a", "k2-b", "k3"])
    #expect(found.links?[0].dimensions.map(\.value) == ["2"])
  }

  @Test func `the plugin sees the link with the names of the file`() throws {
    let found = Self.expand { .fault($0) }
    #expect(
      found.details.first
        == #"house.tidy: {"link":{"id":"a","key":"k1","custom_slug":"slug-1","#
        + #""url":"https://x.example/1","labels":["poster"],"routing_rules":[],"expires_at":null,"#
        + #""enabled":true,"dimensions":{"n":"1"}}}"#)
    #expect(found.diagnostics.first?.trace.map(\.text) == ["links \"a\"", "n=1"])
  }

  @Test(arguments: [
    (#"{"patch":{"key":"other"}}"#, "neither is nor extends 'k"),
    (#"{"patch":{"url":"nowhere"}}"#, "http"),
    (#"{"patch":{"custom_slug":"A B"}}"#, "slug"),
    (#"{"patch":{"labels":["campaign-x"]}}"#, "label"),
    (#"{"patch":{"colour":"red"}}"#, "'colour' can't be 'red'"),
    (#"{"patch":{"enabled":1}}"#, "'enabled' can't be a number"),
    (
      #"{"patch":{"routing_rules":[{"destination":"https://x.example/","priority":"1"}]}}"#,
      "priority"
    ),
    (#"{"patch":[]}"#, "no object"), (#"{}"#, "'keep', 'patch' and 'links'"),
    ("nonsense", "'keep', 'patch' and 'links'"),
    (#"{"keep":true,"links":[]}"#, "'keep', 'patch' and 'links'"),
  ])
  func `what a link can't have is refused at the plugin's name`(answer: String, words: String) {
    let found = Self.expand { _ in .value(answer) }
    #expect(found.links == nil)
    #expect(found.diagnostics.allSatisfy { $0.detail.contains(words) }, "\(found.details)")
    #expect(!found.diagnostics.isEmpty)
  }

  @Test func `links that a transform makes clash like all others`() {
    let found = Self.expand { _ in .value(#"{"patch":{"custom_slug":"same"}}"#) }
    #expect(found.diagnostics.map(\.code.id) == ["XQ1302", "XQ1302"] || found.links == nil)
  }

  @Test func `rules, times and several transforms are taken over`() throws {
    let found = Self.expand { _ in
      .value(
        #"{"patch":{"expires_at":"2027-01-01T00:00:00Z","routing_rules":[{"destination":"https://m.example/","priority":1,"conditions":{"device_types":["mobile"]}}]}}"#
      )
    }
    let link = try #require(found.links?[0])
    #expect(link.expiresAt?.description == "2027-01-01T00:00:00Z")
    #expect(link.rules.rules.map(\.destination) == ["https://m.example/"])
  }
}
