import Diagnostics
import Testing

@testable import Expressions

@Suite struct FaultTests {
  /// An expression over `row` and `lang`, the code of its fault and the text at its place.
  @Test(arguments: [
    ("", "XQ0201", ""),
    ("1 +", "XQ0201", ""),
    ("a && (b", "XQ0201", ""),
    ("lang = 'de'", "XQ0201", "="),
    ("lang and true", "XQ0201", "and"),
    ("“x”", "XQ0201", "“"),
    ("'abc", "XQ0202", "'abc"),
    (#""a\d""#, "XQ0203", #"\d"#),
    (#"'\ud800'"#, "XQ0203", #"\ud800"#),
    ("9223372036854775808", "XQ0204", "9223372036854775808"),
    ("1x", "XQ0204", "1x"),
    ("for + 1", "XQ0208", "for"),
    ("lagn", "XQ1201", "lagn"),
    ("row.region + regoin", "XQ1201", "regoin"),
    ("slugg('a')", "XQ1202", "slugg"),
    ("lang.slug()", "XQ1202", "slug"),
    ("startsWith(lang, 'd')", "XQ1202", "startsWith"),
    ("slug(lang, size=4)", "XQ1203", "size"),
    ("slug()", "XQ1203", "slug"),
    ("lang.startsWith()", "XQ1203", "startsWith"),
    ("[1].all(x.y, true)", "XQ1203", "x.y"),
    ("has(lang)", "XQ1203", "lang"),
    ("lang + 1", "XQ1204", "+"),
    ("lang && true", "XQ1204", "lang"),
    ("pad(lang, 'x')", "XQ1204", "'x'"),
    ("lang.region", "XQ1204", "region"),
    ("row.regoin", "XQ1205", "regoin"),
    ("row['x']", "XQ1205", "row['x']"),
    ("[1][4]", "XQ1206", "[1][4]"),
    ("9223372036854775807 + 1", "XQ1207", "+"),
    ("1 + 7 % 0", "XQ1208", "%"),
    ("int('x')", "XQ1209", "'x'"),
    ("'日本' | slug", "XQ1212", "'日本'"),
    ("{'a': 1, 'a': 2}", "XQ1216", "'a'"),
    ("optional.none().value()", "XQ1215", "optional.none().value()"),
    ("'!!!' | slug", "XQ1217", "'!!!'"),
  ])
  func `names the fault and its place`(source: String, code: String, place: String) {
    let names: KeyValuePairs<String, Value> = [
      "row": .map(ValueMap([("region", .string("north"))])), "lang": .string("de"),
    ]
    let fault = fault(source, names)
    #expect(fault?.code.id == code, "\(source): \(fault?.error.detail ?? "no fault")")
    #expect(fault?.place == place)
  }

  @Test func `helps with the nearest name, key, function and parameter`() throws {
    let row: KeyValuePairs<String, Value> = ["row": .map(ValueMap([("region", .null)]))]
    #expect(fault("rwo", row)?.error.help.first == "Did you mean 'row'?")
    #expect(fault("row.regoin", row)?.error.help.first == "Did you mean 'region'?")
    #expect(fault("len(row)", row)?.error.help == ["It is written 'size(x)' here."])
    #expect(fault("row == north", row)?.error.help.first == "A text stands in quotes: \"north\".")
    #expect(fault("slgu('a')")?.error.help.first == "Did you mean 'slug'?")
    #expect(fault("slug('a', mx=4)")?.error.help.first == "Did you mean 'max='?")
    #expect(
      fault("'a'.slug()")?.error.help == ["It is written 'x | slug(…)' or 'slug(x, …)'."])
    let scope = Scope(["key"], unavailable: ["link": "Only policies can use 'link'."])
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: "link.id").resolved(in: scope)
    }
    #expect(error?.help == ["Only policies can use 'link'."])
  }

  @Test func `offsets are bytes, whatever the characters`() {
    #expect(fault("'äöü' + x")?.place == "x")
    #expect(fault("'日本語' + 1")?.error.range == 12..<13)
  }
}
