import Bytes
import Testing

@testable import Plugins

/// How values get into a script and out of it.
@Suite struct LuaValuesTests {
  @Test(arguments: [
    "1", "-9223372036854775808", "9223372036854775807", "1.5", "-0.1", "1e+300", "true", "false",
    "null", #""""#, #""a\"b\\c\n\t\u0001\u007f""#, #""Zürich 東京 😀""#, "[]", "{}", "[1,[2,[]],{}]",
    "[null,1,null]", #"{"a":1,"b":[true],"c":{"d":"x"}}"#, "0.1", "5e-324",
    "1.7976931348623157e+308",
    "123456789012345680",
  ])
  func `values come back as they went`(json: String) throws {
    #expect(try Script.value("...", json) == json)
  }

  @Test func `whole floats are integers, escapes are undone, keys come in order`() throws {
    let script = try Script(body: "return ...")
    #expect(try script.value("1.0") == "1")
    #expect(try script.value("-0.0") == "0")
    #expect(try script.value(#""\u00e9\ud83d\ude00\/""#) == #""é😀/""#)
    #expect(try script.value(#"{"b":1,"a":2,"aa":3,"":4}"#) == #"{"":4,"a":2,"aa":3,"b":1}"#)
    #expect(try script.value(#"{"a":null}"#) == "{}")
    #expect(try script.value(#"{"a":1,"a":2}"#) == #"{"a":2}"#)
  }

  @Test func `a value that JSON doesn't have is an error with its place`() throws {
    let cases = [
      ("0/0", "the result is no number that JSON has: NaN or infinite"),
      (
        "{a = {1, {b = math.huge}}}",
        "the result at /a/1/b is no number that JSON has: NaN or infinite"
      ),
      ("print", "the result is a function"),
      ("'\\xff'", "the result isn't UTF-8"),
      ("{['\\xff'] = 1}", "the result has a key that isn't UTF-8"),
      ("{1, x = 2}", "the result has places in a list and other keys, or a list with holes"),
      ("{1, nil, 3}", "the result has places in a list and other keys, or a list with holes"),
      ("{[5] = 1}", "the result is neither a list nor has it only texts as keys"),
      ("{[{}] = 1}", "the result has keys that are no texts"),
      (
        "(function() local t = {} t.t = t return t end)()",
        "is nested more than 128 deep, or holds itself"
      ),
    ]
    for (expression, message) in cases {
      #expect(try Script.value(expression).hasSuffix(message), "\(expression)")
    }
  }

  @Test func `an item that is no JSON or no item is an error of its own`() throws {
    let script = try Script(body: "return 1")
    let items = [
      "", "x", "[", "{", #"{"args":[1}"#, #"{"args":[1]} x"#, "1", "{}", #"{"args":1}"#,
      "\"\\u12\"",
      "\"\\ud800\"", "01", "-", "1.", "1e", "\"\u{1}\"", #"{"args":[]}"#, "nul", "[1,]", "{,}",
      "99999999999999999999", String(repeating: "[", count: 200), "\"a",
    ]
    let answers = try script.call(items)
    #expect(answers.errors.map(\.item) == Array(0..<16) + Array(17..<23))
    #expect(answers.errors.allSatisfy { $0.error.code == 4 })
  }

  @Test func `random bytes as items are refused one by one`() throws {
    let script = try Script(body: "return xqr.json.decode(...)")
    let answers = try script.call([#"{"args":["[1,2"]}"#, #"{"args":["\"\\ud800\""]}"#])
    #expect(
      answers.errors.map(\.error.message) == [
        "no JSON: a list goes on without a comma, at byte 5",
        "no JSON: half of a pair of escapes is missing, at byte 8",
      ])
  }

  @Test func `tables keep an order of their keys`() throws {
    let script = try Script(
      body: """
        local t, out = {}, {}
        for _, k in ipairs{'b', 'a', 10, 9, 1.5, true, 'aa', -3, false, math.mininteger} do t[k] = 1 end
        for k in pairs(t) do out[#out + 1] = tostring(k) end
        for k in next, t do out[#out + 1] = tostring(k) end
        return table.concat(out, ' ')
        """)
    let order = "false true -9223372036854775808 -3 1.5 9 10 a aa b"
    #expect(try script.value() == "\"\(order) \(order)\"")
  }

  @Test func `200,000 texts are kept and walked`() throws {
    let script = try Script(
      body: """
        local t, n = {}, 0
        for i = 1, 200000 do t['key ' .. i * 7919 % 200003] = i end
        for k in pairs(t) do n = n + 1 end
        return n
        """, memoryMiB: 64)
    #expect(try script.value() == "200000")
  }

  @Test func `sorting is stable and takes any comparison`() throws {
    #expect(
      try Script.value(
        "(function(t) table.sort(t, function(a, b) return a[1] < b[1] end) return t end)(...)",
        #"[[2,"a"],[1,"b"],[2,"c"],[1,"d"],[0,"e"]]"#)
        == #"[[0,"e"],[1,"b"],[1,"d"],[2,"a"],[2,"c"]]"#)
    #expect(
      try Script.value("(function(t) table.sort(t) return t end)({3, 1, 2, 5, 4})") == "[1,2,3,4,5]"
    )
    #expect(
      try Script.value(
        "(function(t) table.sort(t, function() return true end) return #t end)({3, 1, 2})") == "3")
  }

  @Test func `no text shows an address, and random numbers are the same in every item`() throws {
    #expect(
      try Script.value(
        "{tostring({}), tostring(print), string.format('%s %5s', {}, print), tostring(xqr.null)}")
        == #"["table","function","table function","null"]"#)
    let script = try Script(body: "return {math.random(1000000), math.random()}")
    let answers = try script.call(Array(repeating: #"{"args":[]}"#, count: 3))
    #expect(Set(answers.values.strings).count == 1)
    #expect(try script.value() == answers.values.string(at: 0))
  }

  @Test func `nothing of other functions gets lost`() throws {
    let script = try Script(
      "local n = 0\nfunction helper() return 'h' end\nreturn { functions = { f = function(a, b) return {helper(), a == nil, b, xqr.config.city} end } }",
      config: #"{"city":"Bern"}"#)
    #expect(try script.value("null, 2") == #"["h",true,2,"Bern"]"#)
    #expect(
      try Script.value("{xqr.json.encode({b = 1, a = {}}), xqr.json.encode(xqr.json.list())}")
        == #"["{\"a\":{},\"b\":1}","[]"]"#)
  }
}
