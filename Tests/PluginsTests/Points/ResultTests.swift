import Bytes
import JSON
import Plugins
import Testing

/// Results of the extension points: what is read, and what is refused where.
@Suite struct ResultTests {
  private func value(_ json: String) throws -> StrictValue {
    StrictValue(try JSONDocument(parsing: Array(json.utf8)).root)
  }

  private func fault(_ point: ExtensionPoint, _ json: String) throws -> String? {
    let item = try value(#"{"link":{"key":"s-1"}}"#)
    let result = try value(json)
    do throws(ShapeFault) {
      try point.check(result, of: item)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test func `rows come with where they are from`() throws {
    let rows = try PluginRows(
      value(
        #"{"rows":[{"city":"Bern"},{"n":1.0}],"origins":[{"file":"a","line":3},{"file":"b","line":1}]}"#
      ))
    #expect(rows.rows.strings == [#"{"city":"Bern"}"#, #"{"n":1.0}"#])
    #expect(rows.origins.map(\.line) == [3, 1])
    #expect(try PluginRows(value(#"{"rows":[]}"#)).rows.isEmpty)
  }

  @Test func `a transform keeps, patches or replaces`() throws {
    guard case .keep = try PluginTransformation(value(#"{"keep":true}"#), of: "s") else {
      Issue.record("not kept")
      return
    }
    guard
      case .patch(let fields) = try PluginTransformation(
        value(#"{"patch":{"labels":["a"],"custom_slug":null}}"#), of: "s")
    else {
      Issue.record("no patch")
      return
    }
    #expect(fields.values.map(\.name) == ["custom_slug", "labels"])
    guard
      case .links(let links) = try PluginTransformation(
        value(
          #"{"links":[{"key":"s","url":"https://a"},{"key":"s-de","url":"https://b"}]}"#
        ), of: "s")
    else {
      Issue.record("no links")
      return
    }
    #expect(links.map { $0.values.first?.value.string } == ["s", "s-de"])
  }

  @Test func `findings have a message, and a code or none`() throws {
    let findings = try PluginFinding.list(
      value(
        #"{"findings":[{"code":"utm-missing","message":"no utm"},{"message":"no label"}]}"#
      ))
    #expect(findings.map(\.code) == ["utm-missing", nil])
    #expect(findings.map(\.message) == ["no utm", "no label"])
  }

  @Test func `an event tells who, what and how many`() {
    let event = PluginEvent(
      .applied, campaign: "summer", plan: "sha256:0", isSandbox: true,
      counts: ["updated": 2, "created": 1], run: "R")
    #expect(
      String(decoding: event.json, as: UTF8.self) == """
        {"event":"applied","campaign":"summer","plan":"sha256:0","run":"R","sandbox":true,\
        "counts":{"created":1,"updated":2}}
        """)
  }

  @Test(
    arguments: [
      (.dataSource, #"[]"#, "the answer is an array, not an object"),
      (.dataSource, #"{"rows":[{},3]}"#, "'/rows/1' is a number, not an object"),
      (.dataSource, #"{"rows":[{}],"origins":[]}"#, "'/origins' has 0 for 1 rows"),
      (
        .dataSource, #"{"rows":[{}],"origins":[{"file":"a","line":0}]}"#,
        "'/origins/0/line' is not a whole number from 1 to 2147483647"
      ),
      (.dataSource, #"{"rows":[],"schema":{}}"#, "the answer has 'schema', which nobody knows"),
      (.transform, #"{}"#, "the answer must have one of 'keep', 'patch' and 'links'"),
      (.transform, #"{"keep":false}"#, "'/keep' is not true"),
      (.transform, #"{"patch":{"slug":"x"}}"#, "'/patch' has 'slug', which nobody knows"),
      (
        .transform, #"{"patch":{"key":"s-1-"}}"#,
        "'/patch/key' is 's-1-', which neither is nor extends 's-1'"
      ),
      (.transform, #"{"patch":{"enabled":1}}"#, "'/patch/enabled' is a number, not a truth value"),
      (
        .transform, #"{"links":[{"key":"s-10","url":"https://a"}]}"#,
        "'/links/0/key' is 's-10', which neither is nor extends 's-1'"
      ),
      (.transform, #"{"links":[{"url":null}]}"#, "'/links/0/url' is null, not a text"),
      (.policy, #"{"findings":[{}]}"#, "'/findings/0' has no 'message'"),
      (
        .policy, #"{"findings":[{"severity":"advisory","message":"m"}]}"#,
        "'/findings/0' has 'severity', which nobody knows"
      ),
      (
        .policy, #"{"findings":[{"code":"A b","message":"m"}]}"#,
        "'/findings/0/code' is not lower-case words with '-' between"
      ),
      (.reporter, #"{"message":1}"#, "'/message' is a number, not a text"),
      (.hook, #"null"#, "the answer is null, not an object"),
      (.function, #"null"#, nil),
    ] as [(ExtensionPoint, String, String?)])
  func `what a point doesn't give is refused where it stands`(
    point: ExtensionPoint, json: String, expected: String?
  ) throws {
    #expect(try fault(point, json) == expected)
  }
}
