import Bytes
import Testing

@testable import Plugins

@Suite struct LuaPluginTests {
  static let example = """
    return {
      name = 'tags', version = '1.2.0', protocol = 1,
      functions = { tag = function(s) return s:upper() end },
      transforms = { utm = function(link) if link.url then return {patch = {url = link.url .. '?x'}} end end },
      policies = {
        short = function(item)
          if #item.link.slug > 3 then return {{severity = 'error', code = 'long', message = 'too long'}} end
        end,
      },
    }
    """

  @Test func `the header of one file is its manifest`() throws {
    let manifest = try LuaPlugin.describe(Array(Self.example.utf8), file: "tags.lua")
    #expect(manifest.name == "tags")
    #expect(manifest.version == "1.2.0")
    #expect(manifest.runtime == .lua)
    #expect(manifest.entry == "tags.lua")
    #expect(
      manifest.provides.names == [.function: ["tag"], .transform: ["utm"], .policy: ["short"]])
  }

  @Test(arguments: [
    ("return 1", "doesn't load: the script returns a number, and should return its header"),
    ("", "doesn't load: the script returns a nil, and should return its header"),
    ("return {}", "has no 'name' in its header"),
    ("return {name = 'x'}", "has no 'version' in its header, a text such as '1.0.0'"),
    ("return {name = 'x', version = '1'}", "has no 'protocol = 1' in its header"),
    (
      "return {name = 'x', version = '1', protocol = 2}",
      "is for version 2 of the protocol; this tool speaks 1"
    ),
    (
      "return {functons = {}}",
      "doesn't load: the header has the key 'functons'; there are name, version, protocol, functions, policies and transforms"
    ),
    ("return {functions = {1}}", "doesn't load: 'functions' has keys that are no texts"),
    (
      "return {functions = {f = 1}}",
      "doesn't load: 'functions.f' is a number, and should be a function"
    ),
    (
      "return {functions = 1}",
      "doesn't load: 'functions' is a number, and should be a table of functions"
    ),
    ("local x = = 1", "doesn't load: unexpected symbol near '='"),
    ("\n\nerror('no')", "doesn't load: no"),
    ("error{message = 'no', code = 7}", "doesn't load: no"),
  ])
  func `a header that isn't one is told`(script: String, reason: String) throws {
    let failure = try #require(throws: PluginFailure.self) {
      try LuaPlugin.describe(Array(script.utf8), file: "x.lua")
    }
    #expect(failure.reason == reason)
  }

  @Test func `the line of a script that doesn't load is known`() throws {
    let failure = try #require(throws: PluginFailure.self) { try Script("\n\nlocal = 1") }
    #expect(failure.place == PluginFailure.Place(file: "tags.lua", line: 3))
  }

  @Test func `transforms and policies get their items and give their results`() throws {
    let script = try Script(Self.example)
    let links = [#"{"link":{"slug":"abc","url":"https://a"}}"#, #"{"link":{"slug":"abcd"}}"#]
    #expect(
      try script.call(links, point: .transform, name: "utm").values.strings
        == [#"{"patch":{"url":"https://a?x"}}"#, #"{"keep":true}"#])
    #expect(
      try script.call(links, point: .policy, name: "short").values.strings
        == [
          #"{"findings":[]}"#,
          #"{"findings":[{"code":"long","message":"too long","severity":"error"}]}"#,
        ])
  }

  @Test func `an error says its line, or the caller's, and what the script gives it`() throws {
    let script = try Script(
      """
      local function check(s)
        if s == 1 then error('one') end
        if s == 2 then error('two', 2) end
        if s == 3 then error('three', 0) end
        if s == 4 then error{code = 104, message = 'four', hint = 'try 5', path = '/args/0'} end
        if s == 5 then error{code = 'x'} end
        return s.x.y
      end
      return { functions = { f = function(s)
        check(s) end } }
      """)
    let answers = try script.call((1...6).map { #"{"args":[\#($0)]}"# })
    let errors = answers.errors.map(\.error)
    #expect(errors.map(\.line) == [2, 10, 4, 5, 6, 7])
    #expect(errors.map(\.code) == [100, 100, 100, 104, 100, 100])
    #expect(errors.map(\.message).prefix(4) == ["one", "two", "three", "four"])
    #expect(errors[3].hint == "try 5")
    #expect(errors[3].path == "/args/0")
    #expect(errors[4].message == "raised a table without a message")
    #expect(errors[5].message.hasPrefix("attempt to index a"))
    #expect(errors.allSatisfy { $0.file == "tags.lua" })
  }

  @Test func `a name that isn't there is an error of each item`() throws {
    let script = try Script(Self.example)
    let answers = try script.call([#"{"args":[]}"#, #"{"args":[]}"#], name: "nothing")
    #expect(answers.errors.map(\.error.code) == [2, 2])
    let other = try script.call([#"{"args":{}}"#], point: .dataSource, name: "tag")
    #expect(other.errors.map(\.error.code) == [2])
  }

  @Test func `items of all sizes come back in order`() throws {
    let script = try Script(body: "return #(...)")
    let sizes = (0..<500).map { $0 * $0 * 7 % 40_000 }
    let items = sizes.map { #"{"args":["\#(String(repeating: "x", count: $0))"]}"# }
    #expect(try script.call(items).values.strings == sizes.map(String.init))
  }

  @Test func `what was printed is with the failure`() throws {
    let script = try Script(
      body: "print('now', 1, nil, {})\nwhile true do end", item: .milliseconds(100))
    let failure = try #require(throws: PluginFailure.self) { try script.value() }
    #expect(failure.log == ["now\t1\tnil\ttable"])
    #expect(
      failure.sentence
        == "plugin 'tags' 1.0.0 took more than 0.1 seconds for an item and was stopped, in function 'f', item 1"
    )
  }

  @Test func `the item at which a script is stopped is known`() throws {
    let script = try Script(
      body: "local n = ...\nwhile n == 300 do end return n", item: .milliseconds(100))
    let failure = try #require(throws: PluginFailure.self) {
      try script.call((0..<500).map { #"{"args":[\#($0)]}"# })
    }
    #expect(failure.items == 300..<301)
    #expect(failure.place?.line == 3)
  }

  @Test func `a plugin that was ended says so, and may be ended twice`() throws {
    let script = try Script(Self.example)
    script.plugin.end()
    script.plugin.end()
    let failure = try #require(throws: PluginFailure.self) { try script.value() }
    #expect(failure.reason == "has been ended")
  }

  @Test func `too little memory to begin with is told`() throws {
    let script = try Script("return {functions = {f = function() return 1 end}}", memoryMiB: 1)
    #expect(try script.value() == "1")
  }
}
