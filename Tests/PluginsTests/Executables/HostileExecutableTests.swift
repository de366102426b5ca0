import Bytes
import Foundation
import Testing

@testable import Plugins

/// Executables that break the protocol, by accident or on purpose: each ends in time, is named with
/// what it did, and leaves nothing behind.
@Suite struct HostileExecutableTests {
  enum Phase: String, Sendable {
    case start, call, secondCall
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let phase: Phase
    let script: String
    let reason: String
    var interpreter = "/usr/bin/python3 -S"

    init(
      _ title: String, in phase: Phase, _ script: String, _ reason: String,
      interpreter: String = "/usr/bin/python3 -S"
    ) {
      self.title = title
      self.phase = phase
      self.script = script
      self.reason = reason
      self.interpreter = interpreter
    }

    var testDescription: String { title }

    var limit: Duration {
      reason.contains("within") ? HostileExecutableTests.limit : HostileExecutableTests.patience
    }
  }

  /// What a start or a call is given that is to be late, and each step of the end.
  static let limit: Duration = .milliseconds(700)
  /// What the others are given, who are done long before.
  static let patience: Duration = .seconds(10)
  static let line = 1 << 20

  static let cases: [Case] =
    handshakes + answers + floods + deaths

  static let handshakes = [
    Case("no handshake", in: .start, "time.sleep(60)", "sent no handshake within 0.7 s"),
    Case(
      "reads nothing and ends", in: .start, "exit 0", "exited with status 0 and gave no answer",
      interpreter: "/bin/sh"),
    Case(
      "another version", in: .start,
      """
      m = read()
      answer(m, {"protocolVersion": 2, "plugin": {"name": "crm", "version": "1.2.0"}, "provides": {}})
      read()
      """, "speaks version 2 of the protocol, this tool version 1"),
    Case(
      "refuses the version", in: .start,
      """
      m = read()
      send(json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "I speak 7"}}))
      read()
      """, "refused 'initialize': I speak 7 (code 1)"),
    Case(
      "another name", in: .start,
      """
      m = read()
      answer(m, {"protocolVersion": 1, "plugin": {"name": "cms", "version": "1.2.0"}, "provides": {}})
      read()
      """, "says that it is 'cms' 1.2.0"),
    Case(
      "provides more", in: .start,
      """
      m = read()
      answer(m, {"protocolVersion": 1, "plugin": {"name": "crm", "version": "1.2.0"},
                 "provides": {"functions": ["place"], "hooks": ["wipe"]}})
      read()
      """, "provides the hook 'wipe', which its plugin.yaml doesn't declare"),
    Case(
      "provides less", in: .start,
      """
      m = read()
      answer(m, {"protocolVersion": 1, "plugin": {"name": "crm", "version": "1.2.0"}, "provides": {}})
      read()
      """, "doesn't provide the function 'place', which its plugin.yaml declares"),
    Case(
      "a greeting before the handshake", in: .start, "send('Hello!')\nshake()\nread()",
      "sent a line that is not JSON: "),
  ]

  static let answers = [
    Case(
      "garbage", in: .call, "shake()\nread()\nsend('[[[')\nread()", "sent a line that is not JSON: "
    ),
    Case(
      "half a line", in: .call,
      "shake()\nread()\nsys.stdout.write('{\"jsonrpc\":')\nsys.stdout.flush()\ntime.sleep(60)",
      "didn't answer within 0.7 s"),
    Case(
      "half a line and the end", in: .call,
      "shake()\nread()\nsys.stdout.write('{\"jsonrpc\":')\nsys.stdout.flush()",
      "exited with status 0 and gave no answer"),
    Case(
      "answers twice", in: .secondCall,
      """
      shake()
      m = read()
      answer(m, {"results": [{"ok": 1}] * 3})
      answer(m, {"results": [{"ok": 2}] * 3})
      read(); time.sleep(60)
      """, "answered request 3 with the id 2"),
    Case(
      "too few results", in: .call, "shake()\nanswer(read(), {'results': [{'ok': 1}]})\nread()",
      "sent a wrong answer: '/results' has 1 for 3 items"),
    Case(
      "another id", in: .call,
      "shake()\nm = read()\nm['id'] = 99\nanswer(m, {'results': [{'ok': 1}] * 3})\nread()",
      "answered request 2 with the id 99"),
    Case(
      "an id that is a text", in: .call,
      "shake()\nm = read()\nm['id'] = '2'\nanswer(m, {'results': [{'ok': 1}] * 3})\nread()",
      "sent a wrong answer: '/id' is a text, not a number"),
    Case(
      "neither ok nor error", in: .call,
      "shake()\nanswer(read(), {'results': [{'ok': 1}, {}, {'ok': 1}]})\nread()",
      "sent a wrong answer: '/results/1' must have one of 'ok' and 'error'"),
    Case(
      "a code that means nothing", in: .call,
      "shake()\nanswer(read(), {'results': [{'error': {'code': 50, 'message': 'x'}}] * 3})\nread()",
      "sent a wrong answer: '/results/0/error/code' is 50: up to 99 only 1 to 7 have a meaning"),
    Case(
      "huge nesting", in: .call, "shake()\nread()\nsend('[' * 100000)\nread()",
      "sent a line that is not JSON: "),
    Case(
      "NUL bytes", in: .call, "shake()\nread()\nsend('\\0' * 1000)\nread()",
      "sent a line that is not JSON: "),
    Case(
      "broken UTF-8", in: .call,
      """
      shake(); read()
      os.write(1, b'{"jsonrpc":"2.0","id":2,"result":{"results":[{"ok":"\\xff"}]}}\\n')
      read()
      """, "sent a line that is not JSON: "),
    Case(
      "refuses a call", in: .call,
      """
      shake(); m = read()
      send(json.dumps({"jsonrpc": "2.0", "id": 2, "error": {"code": 2, "message": "what is that?"}}))
      read()
      """, "refused 'call': what is that? (code 2)"),
  ]

  static let floods = [
    Case(
      "a line of 1 GB", in: .call,
      "shake()\nread()\nfor _ in range(1024): os.write(1, b'x' * (1 << 20))",
      "sent a line of more than 1 MiB"),
    Case(
      "a slow drip", in: .call,
      "shake()\nread()\nwhile True: os.write(1, b' '); time.sleep(0.02)",
      "didn't answer within 0.7 s"),
    Case(
      "floods stderr", in: .call,
      "shake()\nread()\nwhile True: os.write(2, b'noise and more noise\\n' * 1000)",
      "didn't answer within 0.7 s"),
    Case(
      "stops reading", in: .call, "shake()\ntime.sleep(60)",
      "didn't read the whole request within 0.7 s"),
    Case(
      "a bomb of forks", in: .call,
      """
      shake(); read()
      for _ in range(7): os.fork()
      time.sleep(60)
      """, "didn't answer within 0.7 s"),
  ]

  static let deaths = [
    Case(
      "ignores SIGTERM", in: .call,
      "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nshake()\nread()\nwhile True: time.sleep(60)",
      "didn't answer within 0.7 s"),
    Case(
      "a grandchild holds stdout", in: .call,
      "shake()\nread()\nif os.fork() == 0: time.sleep(60)\nos._exit(0)",
      "exited with status 0 and gave no answer"),
    Case(
      "closes stdout and lives", in: .call, "shake()\nread()\nos.close(1)\ntime.sleep(60)",
      "closed its pipes and went on running"),
    Case(
      "closes stdin and lives", in: .call, "shake()\nos.close(0)\ntime.sleep(60)",
      "closed its pipes and went on running"),
    Case(
      "exits with 3", in: .call,
      "shake()\nread()\nprint('no such table: stores', file=sys.stderr)\nsys.exit(3)",
      "exited with status 3 and gave no answer"),
    Case(
      "dies by a signal", in: .call, "shake()\nread()\nos.kill(os.getpid(), signal.SIGSEGV)",
      "was killed by SIGSEGV and gave no answer"),
  ]

  @Test(arguments: cases)
  func `a breach ends in time, is named, and leaves nothing behind`(_ hostile: Case) throws {
    let script = try ScriptPlugin(hostile.script, interpreter: hostile.interpreter)
    script.manifest.limits.start = hostile.phase == .start ? hostile.limit : .seconds(20)
    script.manifest.limits.call = hostile.limit
    script.manifest.limits.end = Self.limit
    script.manifest.limits.line = Self.line
    guard hostile.phase != .start else {
      let begin = ContinuousClock.now
      let failure = try #require(script.failureOfStart())
      Self.check(failure, hostile, since: begin)
      #expect(failure.call == nil && failure.items == nil)
      return
    }
    let plugin = try script.start()
    let argument = "\"" + String(repeating: "x", count: 100_000) + "\""
    if hostile.phase == .secondCall { _ = try plugin.call(.place("1", "2", "3")) }
    let begin = ContinuousClock.now
    let failure = try #require(plugin.failure(of: .place(argument, "2", "3")))
    Self.check(failure, hostile, since: begin)
    #expect(failure.sentence.hasSuffix(", in function 'place', items 1 to 3"))
    plugin.end()
    #expect(ProcessGroup.survivors(plugin.group) == [])
  }

  private static func check(
    _ failure: PluginFailure, _ hostile: Case, since begin: ContinuousClock.Instant
  ) {
    let time = ContinuousClock.now - begin
    #expect(time < hostile.limit + .seconds(2), "\(hostile.title) took \(time)")
    #expect(failure.reason.hasPrefix(hostile.reason), "\(failure.reason)")
    #expect(failure.sentence.hasPrefix("plugin 'crm' 1.2.0 "))
  }
}
