import Campaigns
import Diagnostics
import InMemoryFiles
import Testing

/// Plugins as projects, campaigns and their own files declare them.
@Suite struct PluginTests {
  private static let campaign = """
    campaign: c1
    links: [{id: a, url: 'https://www.example.com/', custom_slug: slug-a}]
    """

  private func project(_ text: String) -> (ProjectFile, DiagnosticList) {
    var files = InMemoryFiles([ProjectFile.path: Array(text.utf8)])
    var diagnostics = DiagnosticList()
    let project = ProjectFile(
      &files, guardNames: [], optionalGuardNames: [], findingNames: [], &diagnostics)
    return (project, diagnostics)
  }

  @Test func `a declaration has a path from the repository and its configuration as JSON`() throws {
    let (file, faults) = project(
      """
      plugins:
        crm:
          path: plugins/../plugins/crm
          config: {region: eu, on: [1, 2.5, true, null, '3'], "a b": {c: no}}
        slugs: {path: ../shared/slugs.lua}
      """)
    #expect(faults.items.map(\.detail) == [])
    #expect(file.plugins.map(\.name) == ["crm", "slugs"])
    #expect(file.plugins.map(\.path) == ["campaigns/plugins/crm", "shared/slugs.lua"])
    #expect(
      String(decoding: file.plugins[0].config, as: UTF8.self)
        == #"{"region":"eu","on":[1,2.5,true,null,"3"],"a b":{"c":"no"}}"#)
    #expect(file.plugins[1].config == Array("{}".utf8))
  }

  @Test(arguments: [
    ("plugins: {crm: {path: ../../crm}}", "XQ0002"),
    ("plugins: {crm: {path: /opt/crm}}", "XQ0002"),
    ("plugins: {crm: {path: ..}}", "XQ0002"),
    ("plugins: {crm: {}}", "XQ1002"),
    ("plugins: {crm: plugins/crm}", "XQ1001"),
    ("plugins: [crm]", "XQ1001"),
    ("plugins: {crm: {path: crm, confg: {}}}", "XQ1003"),
    ("plugins: {../crm: {path: crm}}", "XQ1007"),
    ("plugins: {vars: {path: crm}}", "XQ1007"), ("plugins: {in: {path: crm}}", "XQ1007"),
    ("plugins: {crm: {path: crm, config: [a]}}", "XQ1001"),
    ("plugins: {crm: {path: crm, config: {a: .nan}}}", "XQ1001"),
    ("plugins: {crm: {path: crm, config: {a: '${{ 1 }}'}}}", "XQ1004"),
    ("plugins: {crm: {path: '${{ 1 }}'}}", "XQ1004"),
  ])
  func `a declaration with a fault is none`(text: String, code: String) {
    let (file, faults) = project(text)
    #expect(faults.items.map(\.code.id) == [code])
    #expect(faults.items.allSatisfy { $0.span != nil })
    #expect(file.plugins.isEmpty)
  }

  @Test func `one name in two places is an error at both`() {
    let judged = Judged(
      Self.campaign + "\nplugins: {crm: {path: other/crm}, chat: {path: chat}}",
      project: "plugins: {crm: {path: plugins/crm}}")
    #expect(judged.diagnostics.map(\.code.id) == ["XQ5001"])
    #expect(judged.diagnostics.first?.labels.count == 1)
  }

  private func read(_ text: String) -> Result<PluginFile, DiagnosticList> {
    var files = SourceFiles()
    let id = files.add(path: "plugin.yaml", bytes: Array(text.utf8))
    return Result { () throws(DiagnosticList) in try PluginFile(parsing: id, in: files) }
  }

  private static let sound = """
    name: crm
    version: 1.2.0
    protocol: 1
    runtime: exec
    entry: ./bin/../main.py
    provides: {functions: [place, city], hooks: [window]}
    capabilities: {env: [TOKEN], net: ['b:1', 'a:1']}
    limits: {call_seconds: 60}

    """

  @Test func `a plugin file is read with its lists in order`() throws {
    let file = try read(Self.sound).get()
    #expect(file.name == "crm" && file.version == "1.2.0" && file.runtime == .exec)
    #expect(file.entry == "main.py")
    #expect(file.provides == [.functions: ["city", "place"], .hooks: ["window"]])
    #expect(file.net == ["a:1", "b:1"] && file.env == ["TOKEN"] && file.read == [])
    #expect(file.limits.callSeconds == 60 && file.limits.memory == nil)
  }

  @Test(arguments: [
    ("name: crm", "name: ../crm", "XQ1007"),
    ("1.2.0", "'1 2'", "XQ5003"),
    ("1.2.0", "\"1\\x1b\"", "XQ5003"),
    ("protocol: 1", "protocol: 2", "XQ5003"),
    ("runtime: exec", "runtime: wasm", "XQ1005"),
    ("./bin/../main.py", "../main.py", "XQ5003"),
    ("./bin/../main.py", "/bin/sh", "XQ5003"),
    ("[place, city]", "[place, place]", "XQ5003"),
    ("[place, city]", "[a-b]", "XQ1007"),
    ("hooks:", "hook:", "XQ1003"),
    ("[TOKEN]", "[XQR_API_KEY]", "XQ5003"), ("[TOKEN]", "[LD_PRELOAD]", "XQ5003"),
    ("[TOKEN]", "[xqr_api_key]", "XQ5003"),
    ("call_seconds: 60", "call_seconds: 301", "XQ5003"),
    ("call_seconds: 60", "call_seconds: never", "XQ5003"),
    ("entry: ./bin/../main.py\n", "", "XQ1002"),
  ])
  func `a fault of a plugin file is said at its place`(old: String, new: String, code: String)
    throws
  {
    #expect(Self.sound.contains(old))
    guard case .failure(let faults) = read(Self.sound.replacing(old, with: new)) else {
      Issue.record("it was read")
      return
    }
    #expect(faults.items.map(\.code.id) == [code])
    #expect(faults.items.allSatisfy { $0.span != nil })
  }

  @Test func `Lua is given nothing, and is no data source`() {
    let text = Self.sound.replacing("runtime: exec", with: "runtime: lua")
    guard case .failure(let faults) = read(text) else {
      Issue.record("it was read")
      return
    }
    #expect(faults.items.map(\.code.id) == ["XQ5003", "XQ5003"])
  }
}
