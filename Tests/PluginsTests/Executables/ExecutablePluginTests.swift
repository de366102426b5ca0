import Bytes
import Foundation
import Testing

@testable import Plugins

/// Executables that keep to the protocol.
@Suite struct ExecutablePluginTests {
  private static let echo = "shake()\nserve(lambda item: {'ok': item['args'][0]})"

  @Test func `a call has one answer for each item, in order`() throws {
    let script = try ScriptPlugin(Self.echo)
    let plugin = try script.start()
    #expect(plugin.provided == script.manifest.provides)
    let answers = try plugin.call(.place("\"Aarau\"", "2", "[true,null]", "{\"b\":1,\"a\":2.5}"))
    #expect(answers.values.strings == ["\"Aarau\"", "2", "[true,null]", "{\"b\":1,\"a\":2.5}"])
    #expect(answers.errors.isEmpty)
    #expect(try plugin.call(.place("\"Zürich 🏔\"")).values.strings == ["\"Zürich 🏔\""])
    plugin.end()
    #expect(ProcessGroup.survivors(plugin.group) == [])
  }

  @Test func `an error of one item leaves the others alone`() throws {
    let script = try ScriptPlugin(
      """
      shake()
      serve(lambda item: {'ok': 1} if item['args'][0] else {'error': {
        'code': 100, 'message': 'no such store', 'hint': 'look at stores.csv', 'path': '/args/0',
        'file': 'crm', 'line': 7}})
      """)
    let answers = try script.start().call(.place("true", "false", "true"))
    #expect(answers.values.strings == ["1", "", "1"])
    let error = PluginError(
      code: 100, message: "no such store", hint: "look at stores.csv", path: "/args/0",
      file: "crm", line: 7)
    #expect(answers.errors.map(\.item) == [1] && answers.errors.map(\.error) == [error])
  }

  @Test func `the environment holds what every plugin has, what was granted, and no more`() throws {
    let script = try ScriptPlugin("shake()\nserve(lambda item: {'ok': dict(os.environ)})")
    var setting = script.setting
    setting.environment = ["CRM_TOKEN": "s3cret", "PATH": "/tmp"]
    let answers = try ExecutablePlugin(script.manifest, setting).call(.place("0"))
    let seen = try JSONSerialization.jsonObject(with: Data(answers.values.array(at: 0)))
    #expect(
      seen as? [String: String] == [
        "CRM_TOKEN": "s3cret", "HOME": script.home.path, "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1780000000", "TZ": "UTC", "XQR_PLUGIN": "1",
      ])
  }

  @Test func `it works in its folder, leads its group and inherits no descriptor`() throws {
    let held = open("/dev/null", O_RDONLY)
    defer { close(held) }
    let script = try ScriptPlugin(
      """
      shake()
      serve(lambda item: {'ok': [os.getcwd(), os.getpgrp() == os.getpid(),
        sorted(int(fd) for fd in os.listdir('/proc/self/fd') if os.path.exists('/proc/self/fd/' + fd))]})
      """)
    let answers = try script.start().call(.place("0"))
    #expect(answers.values.strings == ["[\"\(script.folder.path)\",true,[0,1,2]]"])
  }

  @Test func `limits of the system are lowered before the first request`() throws {
    let script = try ScriptPlugin(
      """
      shake()
      import resource as r
      serve(lambda item: {'ok': [r.getrlimit(x)[1] for x in (
        r.RLIMIT_DATA, r.RLIMIT_CORE, r.RLIMIT_NOFILE, r.RLIMIT_FSIZE)]})
      """)
    script.manifest.limits.memoryMiB = 200
    let answers = try script.start().call(.place("0"))
    #expect(answers.values.strings == ["[\(200 << 20),0,256,\(1 << 30)]"])
  }

  @Test func `more memory than the limit ends the plugin and not the host`() throws {
    let script = try ScriptPlugin("shake()\nserve(lambda item: {'ok': len('x' * (500 << 20))})")
    script.manifest.limits.memoryMiB = 100
    let failure = try #require(try script.start().failure(of: .place("0")))
    #expect(failure.reason == "exited with status 1 and gave no answer")
    #expect(failure.log.last == "MemoryError")
  }

  @Test func `initialize carries versions, host, configuration and capabilities`() throws {
    let script = try ScriptPlugin("first = shake()\nserve(lambda item: {'ok': first})")
    script.manifest.capabilities = PluginCapabilities(net: ["crm.example:443"], env: ["CRM_TOKEN"])
    let answers = try script.start().call(.place("0"))
    #expect(
      answers.values.string(at: 0) == """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersions":[1],\
        "host":{"name":"xqr-campaign","version":"0.9"},"config":{"table":"stores"},\
        "capabilities":{"net":["crm.example:443"],"read":[],"env":["CRM_TOKEN"]}}}
        """)
  }

  @Test func `a request larger than a pipe meets an answer larger than a pipe`() throws {
    let plugin = try ScriptPlugin(Self.echo).start()
    let text = "\"" + String(repeating: "x", count: 20_000) + "\""
    let items = TextColumn((0..<500).map { _ in "{\"args\":[\(text)]}" })
    let answers = try plugin.call(PluginCall(.function, "place", items: items))
    #expect(answers.values.count == 500 && answers.values.string(at: 499) == text)
  }

  @Test func `a file that can't be run is said to be none`() throws {
    let script = try ScriptPlugin(Self.echo)
    script.manifest.entry = "missing"
    #expect(
      script.failureOfStart()?.sentence
        == "plugin 'crm' 1.2.0 can't be started: no such file or directory")
    script.manifest.entry = "crm"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: script.folder.appending(path: "crm").path)
    #expect(script.failureOfStart()?.reason == "can't be started: permission denied")
  }

  @Test(arguments: [
    ("#!/no/such/interpreter", "the interpreter of its first line isn't there"),
    ("no interpreter", "exec format error"),
  ])
  func `a file that nothing runs is said to be none`(text: String, reason: String) throws {
    let script = try ScriptPlugin(Self.echo)
    let handle = try FileHandle(forWritingTo: script.folder.appending(path: "crm"))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data("\(text)\n".utf8))
    try handle.close()
    #expect(script.failureOfStart()?.reason == "can't be started: \(reason)")
  }

  @Test func `after the end every call fails, and a second end does nothing`() throws {
    let plugin = try ScriptPlugin(Self.echo).start()
    plugin.end()
    plugin.end()
    #expect(plugin.failure(of: .place("0"))?.reason == "has been ended")
  }

  @Test func `a plugin that nobody holds is gone`() throws {
    var plugin: ExecutablePlugin? = try ScriptPlugin(Self.echo).start()
    let group = try #require(plugin?.group)
    #expect(ProcessGroup.members(group).count == 1)
    plugin = nil
    #expect(ProcessGroup.survivors(group) == [])
  }

  @Test func `after a failure every call fails the same way`() throws {
    let plugin = try ScriptPlugin("shake()\nread()\nsys.exit(3)").start()
    let first = try #require(plugin.failure(of: .place("1")))
    #expect(plugin.failure(of: .place("2")) == first)
  }
}
