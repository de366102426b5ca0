import Foundation
import Testing

/// `console`, with one expression, with lines, and with requests.
@Suite struct ConsoleTests {
  private static let yaml = """
    campaign: cards
    vars:
      base: https://www.example.com
    functions:
      shout: {params: [s], value: '${{ upper(s) + "!" }}'}
    data:
      stores:
        rows: [{id: a1, city: Ulm}, {id: b2, city: Köln}]
        key: id
    links:
      - id: card
        for_each: {store: '${{ data.stores }}', lang: [de, fr]}
        let: {place: '${{ store.city | slug }}'}
        key: ${{ store.id }}-${{ lang }}
        url: ${{ vars.base }}/${{ place }}

    """

  private func run(
    _ arguments: String..., in folder: Folder? = nil
  ) async throws -> Tool.Run {
    let folder = try folder ?? Folder()
    return try await Tool.start(["console"] + arguments, in: folder.url, environment: [:]).end()
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("'Zürich HB' | slug(lang='de')", "\"zuerich-hb\""),
    ("[1u, {'a': b'x'}]", "[1u, {\"a\": b\"\\x78\"}]"), ("'\\u001b[31m'", "\"\\u001B[31m\""),
    ("timestamp('2026-01-01T00:00:00Z') // a comment", "timestamp(\"2026-01-01T00:00:00Z\")"),
    ("optional.none()", "optional.none()"), ("range(8)", "[0, 1, 2, 3, 4, 5, 6, 7]"),
  ])
  func `an expression's value is printed whole, as source text`(
    expression: String, value: String
  ) async throws {
    let run = try await run(expression)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == value + "\n")
    #expect(run.errors == "")
  }

  @Test func `an error is shown with its place and the way out`() async throws {
    let run = try await run("1 + 'a'.siez()")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("error[XQ1202]: unknown function\n --> expression:1:9\n"))
    #expect(run.errors.contains("^^^^ There is no function 'siez' behind a dot."))
  }

  @Test func `an expression may begin with a minus behind '--'`() async throws {
    #expect(try await run("--", "-1 + 2").output == "1\n")
  }

  @Test func `a campaign gives its names and functions, a key those of its link`() async throws {
    let folder = try Folder.campaign(Self.yaml)
    let file = "campaigns/small.yaml"
    let outside = try await run("size(data.stores)", "--campaign", file, in: folder)
    #expect(outside.output == "2\n", "\(outside.errors)")
    let inside = try await run(
      "[key, place, store.city | shout, lang]", "--campaign", file, "--at", "b2-fr", in: folder)
    #expect(inside.output == "[\"b2-fr\", \"koln\", \"KÖLN!\", \"fr\"]\n", "\(inside.errors)")
    let row = try await run("store", "--campaign", file, "--at", "a1-de", in: folder)
    #expect(row.output == "{\"id\": \"a1\", \"city\": \"Ulm\"}\n")
    let early = try await run("lang", "--campaign", file, in: folder)
    #expect(early.status == 1 && early.errors.contains("XQ1201"))
    let unknown = try await run("1", "--campaign", file, "--at", "zz", in: folder)
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("no link of 'campaigns/small.yaml' has the key 'zz'"))
  }

  @Test func `--explain shows each part with its value`() async throws {
    let run = try await run("--explain", "[1, 5].all(i, i < 3) || 'a' == 'b'")
    #expect(run.status == 0)
    #expect(
      run.output == """
        [1, 5].all(i, i < 3) || 'a' == 'b'  false
          [1, 5].all(i, i < 3)              false
            [1, 5]                          [1, 5]
            i < 3                           true
              i                             1
            i < 3                           false
              i                             5
          'a' == 'b'                        false

        """)
    let fault = try await self.run("--explain", "2 + 7 % 0")
    #expect(fault.status == 1)
    #expect(fault.output.hasPrefix("2 + 7 % 0  fails: division by zero\n  7 % 0"))
    #expect(fault.errors.contains("XQ1208"))
  }

  @Test func `without an expression each line is one`() async throws {
    let console = try Conversation(["console"], in: Folder.package)
    for line in ["1 + 1", "", "nope", "'x' | upper"] { try console.say(line) }
    let run = await console.end()
    #expect(run.output == "2\n\"X\"\n")
    #expect(run.errors.hasPrefix("error[XQ1201]"))
    #expect(run.status == 1)
  }

  @Test func `somebody at a screen is asked for expressions until the input ends`() async throws {
    let run = try await Screen().run(
      ["console", "--no-color"], in: Folder.package, environment: ["TERM": "xterm"],
      answering: "6 * 7\nnope\n\u{04}", to: "> ")
    #expect(run.status == 0)
    #expect(run.shown.contains("\r\n42\r\n> ") && run.shown.contains("error[XQ1201]"))
  }

  @Test func `requests are answered one by one, whatever they are`() async throws {
    let console = try Conversation(["console", "--jsonl"], in: Folder.package)
    func answer(_ line: String) throws -> String {
      try console.say(line)
      return String(decoding: try #require(console.hear()), as: UTF8.self)
    }
    #expect(
      try answer(#"{"expr": "a.b + 1", "bindings": {"a.b": {"type": "int", "value": "4"}}}"#)
        == #"{"value":{"type":"int","value":"5"}}"#)
    #expect(
      try answer(#"{"expr": "é + 1"}"#)
        == #"{"error":{"code":"XQ0201","message":"The character 'é' means nothing here.","offset":0}}"#
    )
    #expect(
      try answer(#"{"expr": "1u", "bindings": null, "container": null}"#)
        == #"{"value":{"type":"uint","value":"1"}}"#)
    #expect(try answer(#"{"expr": "x || true"}"#) == #"{"value":{"type":"bool","value":true}}"#)
    #expect(
      try answer(#"{"expr": "{2u: [1e16, -0.0, optional.of(b'a')]}"}"#)
        == #"{"value":{"type":"map","value":[[{"type":"uint","value":"2"},"#
        + #"{"type":"list","value":[{"type":"double","value":"1e+16"},"#
        + #"{"type":"double","value":"-0.0"},"#
        + #"{"type":"optional","value":{"type":"bytes","value":"YQ=="}}]}]]}}"#)
    for broken in [
      "", "nonsense", "[]", "1", #"{"expr": 5}"#, #"{"expr": "1", "bindings": []}"#,
      #"{"expr": "1", "bindings": {"x": 1}}"#, #"{"expr": "1", "container": 1}"#,
      #"{"expr": "1", "bindings": {"x": {"type": "int", "value": "x"}}}"#, "{\"expr\": \"\u{0}\"}",
      #"{"expr": "1", "bindings": {"x": {"type": "map", "value": [[1]]}}}"#,
      String(repeating: "[", count: 5_000), String(repeating: "x", count: 17 << 20),
    ] {
      let text = try answer(broken)
      #expect(text.hasPrefix(#"{"error":{"code":"XQ4020","message":""#), "\(broken): \(text)")
      #expect(text.hasSuffix(#","offset":null}}"#))
    }
    #expect(try answer(#"{"expr": "1"}"#) == #"{"value":{"type":"int","value":"1"}}"#)
    #expect(await console.end().status == 0)
  }

  @Test(arguments: [
    ["--at", "x", "1"], ["--jsonl", "1"], ["--jsonl", "--campaign", "x.yaml"],
    ["--var", "a=b", "1"],
    ["1", "2"],
  ])
  func `flags that mean nothing together are refused`(arguments: [String]) async throws {
    let run = try await Tool.start(["console"] + arguments, in: Folder.package, environment: [:])
      .end()
    #expect(run.status == 64)
  }
}
