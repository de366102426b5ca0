import Bytes
import Foundation
import Testing

@testable import Plugins

/// How executables leave, and what is done where they don't.
@Suite struct ExecutableEndTests {
  private static let limit: Duration = .seconds(1)

  /// Starts a script, ends it, and says how long the end took.
  private func end(_ body: String) throws -> (time: Duration, script: ScriptPlugin) {
    let script = try ScriptPlugin(body)
    script.manifest.limits.end = Self.limit
    let plugin = try script.start()
    _ = try plugin.call(.place("1"))
    let begin = ContinuousClock.now
    plugin.end()
    let time = ContinuousClock.now - begin
    #expect(ProcessGroup.survivors(plugin.group) == [])
    return (time, script)
  }

  @Test func `a shutdown is said, and what follows it is given its time`() throws {
    let (time, script) = try end(
      """
      shake()
      serve(lambda item: {'ok': 1})
      time.sleep(0.1)
      open('left', 'w').write('in order')
      """)
    #expect(time < Self.limit)
    let left = script.folder.appending(path: "left")
    #expect(try String(contentsOf: left, encoding: .utf8) == "in order")
  }

  @Test(arguments: [
    "while True: time.sleep(60)",
    "while True: send('and another thing')",
    "while True: os.write(2, b'and another thing\\n')",
    "os.close(1)\nwhile True: time.sleep(60)",
  ])
  func `whoever stays is asked to leave`(afterwards: String) throws {
    let (time, script) = try end(
      """
      def leave(*_):
          open('left', 'w').write('asked')
          os._exit(0)
      signal.signal(signal.SIGTERM, leave)
      shake()
      serve(lambda item: {'ok': 1})
      \(afterwards)
      """)
    #expect(time >= Self.limit && time < Self.limit + .seconds(2))
    let left = script.folder.appending(path: "left")
    #expect(try String(contentsOf: left, encoding: .utf8) == "asked")
  }

  @Test func `whoever ignores that too is killed`() throws {
    let (time, _) = try end(
      """
      signal.signal(signal.SIGTERM, signal.SIG_IGN)
      shake()
      serve(lambda item: {'ok': 1})
      while True: time.sleep(60)
      """)
    #expect(time >= Self.limit * 2 && time < Self.limit * 2 + .seconds(2))
  }

  @Test func `what it started goes with it`() throws {
    let (time, _) = try end(
      """
      shake()
      if os.fork() == 0: time.sleep(60)
      serve(lambda item: {'ok': 1})
      """)
    #expect(time < Self.limit + .seconds(2))
  }

  @Test func `its own files are a copy, which it may spoil for itself alone`() throws {
    let script = try ScriptPlugin(
      """
      shake()
      def spoil(item):
          open('crm', 'w').write('#!/bin/sh\\nexit 1\\n')
          return {'ok': 1}
      serve(spoil)
      """)
    let plugin = try script.start()
    for _ in 0..<3 { #expect(try plugin.call(.place("0")).values.strings == ["1"]) }
    plugin.end()
    #expect(script.failureOfStart()?.reason == "exited with status 1 and gave no answer")
  }

  @Test func `starts and ends leave no descriptor and no child`() throws {
    let script = try ScriptPlugin("shake()\nserve(lambda item: {'ok': 1})")
    var groups: [Int32] = []
    for _ in 0..<20 {
      let plugin = try script.start()
      groups.append(plugin.group)
      plugin.end()
    }
    let deadline = ContinuousClock.now + .seconds(5)
    while groups.contains(where: { FileManager.default.fileExists(atPath: "/proc/\($0)") }) {
      try #require(ContinuousClock.now < deadline, "a child was never reaped")
      usleep(10_000)
    }
    let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      .compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
      }
    #expect(own.count { $0.hasPrefix("pipe:") } < 40)
  }
}
