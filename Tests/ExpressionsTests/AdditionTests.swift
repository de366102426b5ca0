import Diagnostics
import Testing

@testable import Expressions

@Suite struct AdditionTests {
  /// Expressions with their values, both in source text.
  @Test(arguments: [
    ("if(1 < 2, 'a', 1 / 0)", "'a'"),
    ("if(false, 1, if(false, 2, 3))", "3"),
    ("{'if': 1}.if", "1"),
    ("'Ab' | lower", "'ab'"),
    ("'a b' | upper | slug", "'a-b'"),
    ("true ? 'A' : 'B' | lower", "'a'"),
    ("'a' == 'a' || false | string", "'true'"),
    ("[1, 2] | map(x, x * 2)", "[2, 4]"),
    ("'a,b' | split(',') | join('-')", "'a-b'"),
    ("5 | string", "'5'"),
    ("-3 | math.abs()", "3"),
    ("null | default('x')", "'x'"),
    ("default({'a': null}.a, 7)", "7"),
    ("default({}.a.b['c'], 7)", "7"),
    ("default([1][3], 7)", "7"),
    ("default({'a': 1}.a, 7)", "1"),
    ("default({'a': 1}.?b, 7)", "7"),
    ("1 + 0.5", "1.5"),
    ("0.5 * 3", "1.5"),
    ("7 / 2.0", "3.5"),
    ("7 - 0.5", "6.5"),
    ("pad(7, 3)", "'007'"),
    ("pad('x', 3, with=' ')", "'  x'"),
    ("lines('a\\r\\nb\\n')", "['a', 'b']"),
    ("range(3)", "[0, 1, 2]"),
    ("range(2, 4)", "[2, 3]"),
    ("url_encode('a b/ü~')", "'a%20b%2F%C3%BC~'"),
    ("sha256('abc')", "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'"),
    ("base62(3843)", "'zz'"),
    ("'%s-%03d'.replace('03', '').format(['a', 7])", "'a-7'"),
    ("[1, 'a', 1.0, 'a'].distinct()", "[1, 'a']"),
    ("[[1, [2]], 3].flatten()", "[1, [2], 3]"),
    ("[[1, [2]], 3].flatten(2)", "[1, 2, 3]"),
    ("[3, 1, 2].sort().slice(0, 2)", "[1, 2]"),
    ("[1, 2].first().value()", "1"),
    ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 10)", "{'b': 20}"),
    ("[10, 20].transformList(i, v, i + v)", "[10, 21]"),
    ("['a', 'b'].transformMapEntry(i, v, {v: i})", "{'a': 0, 'b': 1}"),
    ("{'a': 1}.exists(k, v, k == 'a' && v == 1)", "true"),
    ("[1, 2, 2].existsOne(i, v, v == 1)", "true"),
    ("[1, 2, 3].map(x, x > 1, x * x)", "[4, 9]"),
    ("false && 1 / 0 > 1", "false"),
    ("1 / 0 > 1 || true", "true"),
    ("[0, 1].exists(x, 1 / x == 1)", "true"),
    ("size('\\r\\n')", "2"),
    ("'\\r\\n'.split('')", "['\\r', '\\n']"),
    ("string(1.0)", "'1'"),
    ("string(0.1)", "'0.1'"),
    ("'%e'.format([0.000123456])", "'1.234560e-04'"),
    ("'%.2f'.format([1e21])", "'1000000000000000000000.00'"),
    ("'%.0f'.format([0.5])", "'0'"),
    ("'%.1f'.format([0.95])", "'0.9'"),
    ("{'a-b': 1}.`a-b`", "1"),
    ("['ccc', 'a', 'bb', 'd'].sortBy(x, size(x))", "['a', 'd', 'bb', 'ccc']"),
  ])
  func `computes what it should`(source: String, expected: String) throws {
    let value = try evaluate(source)
    #expect(value.isIdentical(to: try evaluate(expected)), "\(source) gives \(value.display)")
  }

  @Test func `marks keep their text and mix with nothing`() throws {
    guard case .marked(let text) = try evaluate("'a/b' | segment") else {
      Issue.record("not marked")
      return
    }
    #expect(text == MarkedText(.segment, "a/b"))
    #expect(fault("'x' + raw('y')")?.code == ExpressionCodes.wrongType)
    #expect(fault("raw('y') | lower")?.code == ExpressionCodes.wrongType)
    let query = try evaluate("query({'a b': ['x&y', 2], 'n': null, 'c': true})")
    #expect(query.display == #"raw("a%20b=x%26y&a%20b=2&c=true")"#)
  }

  @Test func `the absent is caught by default and nothing else is`() throws {
    let names: KeyValuePairs<String, Value> = ["row": .map(ValueMap([("a", .string("x"))]))]
    #expect(try evaluate("default(row.b, 'y')", names).display == "\"y\"")
    #expect(fault("default(row.a.b, 'y')", names)?.code == ExpressionCodes.wrongType)
    #expect(fault("default(1 / 0, 2)", names)?.code == ExpressionCodes.division)
    #expect(fault("default(column, 2)", names)?.code == ExpressionCodes.unknownName)
    let scope = Scope(["home"])
    let expression = try Expression(parsing: "default(home, 'none')").resolved(in: scope)
    #expect(
      try Interpreter().evaluate(expression, in: ValueEnvironment([nil])).display == "\"none\"")
  }

  @Test func `short codes depend on campaign, key and salt alone`() throws {
    let code = try evaluate("short_id('0421-de', 8)")
    #expect(
      code.display
        == "\"\(ShortID.text(campaign: "summer-2026", key: "0421-de", salt: "", length: 8))\"")
    #expect(!code.isEqual(to: try evaluate("short_id('0421-de', 8)", campaign: "other")))
    #expect(!code.isEqual(to: try evaluate("short_id('0421-de', 8, salt='2')")))
    guard case .string(let long) = try evaluate("short_id('0421-de', 51)") else { return }
    #expect(code.isEqual(to: .string(String(long.prefix(8)))))
    #expect(long.utf8.allSatisfy("abcdefghijkmnpqrstuvwxyz23456789".utf8.contains))
    #expect(fault("short_id('a', 52)")?.place == "52")
    // Computed with an independent implementation of the definition.
    #expect(
      ShortID.text(campaign: "summer-2026", key: "0421-de", salt: "", length: 12) == "c6fc5d72in2j")
  }

  @Test func `constants are computed once and names get slots`() throws {
    let expression = try Expression(parsing: "lang in ['d' + 'e', 'fr'] && [1].exists(x, x > b)")
      .resolved(in: Scope(["a", "b", "lang"]))
    #expect(expression.variables == [1, 2])
    #expect(expression.localCount == 1)
    let folded = try Expression(parsing: "size('abc') * 2").resolved(in: Scope([]))
    #expect(folded.constant?.display == "6")
    let campaign = try Expression(parsing: "short_id('a', 4)").resolved(in: Scope([]))
    #expect(campaign.constant == nil)
  }

  @Test func `comments are for block scalars`() throws {
    let source = "1 + // one\n2"
    #expect(fault(source)?.place == "// one")
    let expression = try Expression(parsing: source, allowsComments: true)
    #expect(try expression.resolved(in: Scope([])).constant?.display == "3")
  }
}
