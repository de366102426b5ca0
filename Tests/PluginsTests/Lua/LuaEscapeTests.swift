import Bytes
import Testing

@testable import Plugins

/// What hostile scripts try.
///
/// Each ends with its line when its item has computed long enough, and the host goes on.
@Suite(.serialized) struct LuaEscapeTests {
  /// Bodies of the function, which begin on line 2, that the worker has to be stopped for.
  static let endless: [(name: String, body: String, place: String)] = [
    ("a loop", "local n = 0\nwhile true do n = n + 1 end", "tags.lua:3"),
    ("a loop in pcall", "while true do pcall(function()\nwhile true do end end) end", "tags.lua:3"),
    ("a tail call", "local function f() return f() end\nreturn f()", "tags.lua:2"),
    ("goto", "::again::\ngoto again", "tags.lua:3"),
    (
      "a catastrophic pattern", "\nreturn (('a'):rep(40)):find(('a?'):rep(40) .. ('a'):rep(41))",
      "tags.lua:3 string.find"
    ),
    (
      "a pattern of gmatch",
      "for _ in ('a'):rep(200000):gmatch('.-b') do end", "tags.lua:2 string.gmatch"
    ),
    ("an empty text 2^60 times", "return (''):rep(1 << 60)", "tags.lua:2 string.rep"),
    ("moving 2^60 items", "return table.move({}, 1, 1 << 60, 2)", "tags.lua:2 table.move"),
    (
      "a length that lies",
      "local t = setmetatable({}, {__len = function() return 1 << 60 end})\ntable.insert(t, 1, 1)",
      "tags.lua:3 table.insert"
    ),
    ("printing for ever", "while true do\nprint('x') end", "tags.lua:"),
    (
      "an iterator without end",
      "for _ in ipairs(setmetatable({}, {__index = function() return 1 end})) do end", "tags.lua:2"
    ),
    (
      "a comparison without end", "table.sort({1, 2},\nfunction() while true do end end)",
      "tags.lua:3"
    ),
    (
      "a __tostring without end",
      "error(setmetatable({}, {__tostring = function()\nwhile true do end end}))", "tags.lua:3"
    ),
    (
      "a __close without end",
      "local x <close> = setmetatable({}, {__close = function()\nwhile true do end end})",
      "tags.lua:3"
    ),
  ]

  @Test(arguments: endless.indices)
  func `a script that doesn't end is stopped with its line`(index: Int) throws {
    let (name, body, place) = Self.endless[index]
    let script = try Script(body: body, item: .milliseconds(100))
    let failure = try #require(throws: PluginFailure.self) { try script.value() }
    let inside = failure.place?.inside.map { " " + $0 } ?? ""
    let found = failure.place.map { "\($0.file):\($0.line)\(inside)" } ?? "nowhere"
    #expect(found.hasPrefix(place), "\(name)")
    #expect(failure.reason == "took more than 0.1 seconds for an item and was stopped")
    #expect(failure.items == 0..<1)
    // And it stays ended.
    #expect(throws: failure) { try script.value() }
  }

  /// Bodies whose errors the worker survives.
  static let refused: [(name: String, body: String, message: String)] = [
    ("a text of 1 GB", "return ('x'):rep(1000000000)", "not enough memory"),
    ("doubling a text", "local s = 'x'\nwhile true do s = s .. s end", "not enough memory"),
    (
      "a table without end", "local t = {}\nfor i = 1, 1 << 40 do t[i] = {} end",
      "not enough memory"
    ),
    ("recursion", "local function f() return 1 + f() end\nreturn f()", "not enough memory"),
    (
      "recursion in C",
      "local function f() return pcall(f) and 1 end\nlocal function g() return (('x'):gsub('x', g)) end\nreturn g()",
      "C stack overflow"
    ),
    ("a nested pattern", "return (('x'):find(('('):rep(300)))", "too many captures"),
    (
      "a pattern too complex", "return (('x'):rep(300000):match(('x?'):rep(300000)))",
      "pattern too complex"
    ),
    ("sort in sort", "local function f() table.sort({1, 2}, f) end\nf()", "C stack overflow"),
    (
      "__tostring of itself",
      "local t = {}\nsetmetatable(t, {__tostring = function(x) return tostring(x) end})\nreturn tostring(t)",
      "C stack overflow"
    ),
    (
      "__index of itself",
      "local t = setmetatable({}, {})\ngetmetatable(t).__index = t\nreturn t.x",
      "'__index' chain too long; possible loop"
    ),
    (
      "an error that fails to be told",
      "error(setmetatable({}, {__tostring = function() error('again') end}))", ""
    ),
    ("an error without a text", "error()", "raised a nil"),
    ("a function as an error", "error(print)", "raised a function"),
    ("unpacking 2^31 items", "return table.unpack({}, 1, 1 << 31)", "too many results to unpack"),
    ("concatenating what isn't there", "return table.concat({}, 'x', 1, 1 << 40)", "invalid value"),
    ("io", "return io.open('/etc/passwd')", "attempt to index a nil value (global 'io')"),
    ("os", "return os.execute('true')", "attempt to index a nil value (global 'os')"),
    ("debug", "return debug.getregistry()", "attempt to index a nil value (global 'debug')"),
    ("load", "return load('return 1')", "attempt to call a nil value (global 'load')"),
    (
      "bytecode", "return string.dump(function() end)", "attempt to call a nil value (field 'dump')"
    ),
    (
      "bytecode by a text's metatable", "return ('').dump(function() end)",
      "attempt to call a nil value (field 'dump')"
    ),
    ("require", "return require('io')", "attempt to call a nil value (global 'require')"),
    (
      "coroutine", "return coroutine.wrap(print)",
      "attempt to index a nil value (global 'coroutine')"
    ),
    (
      "collectgarbage", "collectgarbage('stop')",
      "attempt to call a nil value (global 'collectgarbage')"
    ),
    ("rawset", "rawset(_G, 'x', 1)", "attempt to call a nil value (global 'rawset')"),
    ("a new global", "x = 1", "'x' can't be set: it belongs to what all calls share"),
    (
      "a global of ours", "string.find = print",
      "'find' can't be set: it belongs to what all calls share"
    ),
    (
      "table.insert into _G", "table.insert(_G, 1)",
      "'a place' can't be set: it belongs to what all calls share"
    ),
    ("the metatable of _G", "setmetatable(_G, nil)", "cannot change a protected metatable"),
    (
      "the metatable of texts", "getmetatable('').__index = nil", "attempt to index a boolean value"
    ),
    ("a finalizer", "setmetatable({}, {__gc = print})", "there is no '__gc' here"),
    ("a weak table", "setmetatable({}, {__mode = 'k'})", "there is no '__mode' here"),
    ("an address", "return string.format('%p', {})", "'%p' would show an address"),
    (
      "keys without an order", "for k in pairs({[{}] = 1}) do end",
      "only keys that are texts, numbers or booleans have an order"
    ),
  ]

  @Test(arguments: refused.indices)
  func `a script that fails says where, and the next item runs`(index: Int) throws {
    let (name, body, message) = Self.refused[index]
    let script = try Script(
      "return { functions = { f = function(...)\n\(body)\nend, ok = function() return 1 end } }",
      memoryMiB: 16)
    let error = try #require(try script.error(), "\(name)")
    #expect(error.message.hasPrefix(message), "\(name)")
    #expect(error.file == "tags.lua" || error.message.contains("handling"), "\(name)")
    #expect((error.line ?? 0) >= 2 || error.message.contains("handling"), "\(name)")
    let next = try script.call([#"{"args":[]}"#], name: "ok")
    #expect(next.values.strings == ["1"])
  }

  @Test func `pcall doesn't keep a script from being stopped, nor one that is killed`() throws {
    let script = try Script(body: "return pcall(function() return ('x'):rep(1 << 40) end)")
    #expect(try script.value() == "false")
  }

  @Test func `bytecode isn't loaded`() throws {
    let failure = try #require(throws: PluginFailure.self) {
      try Script([0x1B] + Array("Lua".utf8) + [UInt8](repeating: 0x54, count: 100))
    }
    #expect(failure.reason.contains("attempt to load a binary chunk"))
  }

  @Test func `a script that doesn't end while it loads is stopped with its line`() throws {
    let failure = try #require(throws: PluginFailure.self) {
      try Script("local x = 1\nwhile x do end", start: .seconds(1))
    }
    #expect(failure.reason == "took more than 1.0 seconds to load and was stopped")
    #expect(failure.place == PluginFailure.Place(file: "tags.lua", line: 2))
  }

  @Test func `what is printed is bounded and the rest of the call goes on`() throws {
    let script = try Script(body: "for i = 1, 10000 do print(('x'):rep(100)) end return 1")
    #expect(try script.value() == "1")
  }

  @Test func `an answer larger than a frame is an error of its item alone`() throws {
    let script = try Script(
      "return { functions = { f = function(n) return ('x'):rep(n) end } }", line: 1024)
    let answers = try script.call([#"{"args":[10]}"#, #"{"args":[2000]}"#, #"{"args":[3]}"#])
    #expect(answers.values.strings == [#""xxxxxxxxxx""#, "", #""xxx""#])
    #expect(answers.errors.map(\.item) == [1])
    #expect(answers.errors.first?.error.code == PluginError.wrongResult)
  }
}
