import Diagnostics
import Testing
import YAMLSyntax

struct TreeTests {
  @Test func `reads the core schema strictly`() throws {
    let expected: [(String, ScalarValue)] = [
      ("", .null), ("~", .null), ("null", .null), ("NULL", .null), ("nUll", .string),
      ("true", .bool(true)), ("False", .bool(false)), ("yes", .string), ("no", .string),
      ("NO", .string), ("on", .string), ("y", .string), ("0", .int(0)), ("-0", .int(0)),
      ("+12", .int(12)), ("-9223372036854775808", .int(.min)), ("0421", .string),
      ("-007", .string), ("00", .string), ("01.5", .string), ("1_000", .string),
      ("1:30", .string), ("2026-01-02", .string), ("1.10", .double(1.1)), ("1.", .double(1)),
      (".5", .double(0.5)), ("1e3", .double(1000)), ("-1.5E-2", .double(-0.015)),
      ("1e", .string), (".", .string), ("-", .string), ("+", .string), ("1.2.3", .string),
      (".inf", .double(.infinity)), ("-.INF", .double(-.infinity)), ("+.inf", .double(.infinity)),
      ("-.nan", .string), ("-0x1F", .string), ("0x", .string), ("0o8", .string), ("0xZ", .string),
      ("s-1", .string), ("nothing", .string), ("0421-de-win", .string),
    ]
    for (text, value) in expected {
      // A dash alone would be a list item.
      let source = text == "-" ? "[a, -]" : "a: \(text)\n"
      guard case .mapping(let mapping)? = Reading(source).root?.kind else { continue }
      let scalar = try #require(mapping["a"]?.scalar)
      #expect(scalar.text == text)
      #expect(scalar.value == value, "\(text)")
    }
    let nan = try #require(Reading("[.nan]").root?.items.first?.scalar)
    guard case .double(let number) = nan.value else {
      Issue.record("not a number is not a number")
      return
    }
    #expect(number.isNaN)
  }

  @Test func `quotes, blocks and the tag for strings make strings`() throws {
    let root = try #require(Reading("['1', \"true\", !!str 12, &a ~, *a]\n").root)
    #expect(
      root.items.compactMap(\.scalar?.value) == [.string, .string, .string, .null, .null])
    #expect(root.items.compactMap(\.scalar?.style) == [.single, .double, .plain, .plain, .plain])
    let block = try #require(Reading("|\n  12\n").root?.scalar)
    #expect(block.value == .string)
    #expect(block.style == .literal)
  }

  @Test func `gives each node its own bytes`() throws {
    let reading = Reading(
      """
      # é
      a: &x !!str "b c"   # note
      list:
      - &y
        k: [1, {z: 'q'}]   # note

        l:
      - *x
      end: |
        text

      """)
    let root = try #require(reading.root)
    var places: [String] = []
    func walk(_ node: Node) {
      places.append(reading.place(node.span))
      switch node.kind {
      case .scalar: break
      case .sequence(let items): items.forEach(walk)
      case .mapping(let mapping):
        for entry in mapping.entries {
          places.append("\(entry.key) = \(reading.place(entry.keySpan))")
          walk(entry.value)
        }
      }
    }
    walk(root)
    #expect(
      places.dropFirst() == [
        "a = 2:1 [a]", #"2:13 ["b c"]"#,
        "list = 3:1 [list]",
        #"4:1 [- &y\n  k: [1, {z: 'q'}]   # note\n\n  l:\n- *x]"#,
        "5:3 [k: [1, {z: 'q'}]   # note\\n\\n  l:]", "k = 5:3 [k]", "5:6 [[1, {z: 'q'}]]",
        "5:7 [1]", "5:10 [{z: 'q'}]", "z = 5:11 [z]", "5:14 ['q']", "l = 7:3 [l]", "7:5 []",
        #"2:13 ["b c"]"#, "end = 9:1 [end]", #"9:6 [|\n  text\n]"#,
      ])
  }

  @Test func `a file without a value has an empty root`() throws {
    for text in ["", "# nothing\n", "\u{FEFF}", "---\n"] {
      #expect(Reading(text).root?.scalar?.value == .null)
    }
  }

  @Test func `the last anchor before an alias counts, even inside another of its name`() throws {
    let root = try #require(Reading("[&a [&a 1, *a], *a, &a 2, *a]\n").root)
    #expect(root.items.first?.items.compactMap(\.scalar?.text) == ["1", "1"])
    #expect(root.items.dropFirst().compactMap(\.scalar?.text) == ["1", "2", "2"])
  }

  @Test func `positions are bytes behind a byte order mark, CRLF and wide characters`() throws {
    let reading = Reading("\u{FEFF}schlüssel: \"größe\"\r\nb: 漢字\r\n")
    guard case .mapping(let mapping)? = reading.root?.kind else {
      Issue.record("no map")
      return
    }
    #expect(
      mapping.entries.map {
        reading.files.text($0.keySpan) + "=" + reading.files.text($0.value.span)
      }
        == ["schlüssel=\"größe\"", "b=漢字"])
  }
}

extension Node {
  var scalar: Scalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  var items: [Node] {
    if case .sequence(let items) = kind { items } else { [] }
  }
}
