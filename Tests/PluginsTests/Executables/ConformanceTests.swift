import Foundation
import Testing

@testable import Plugins

/// The kit, held against a plugin that keeps everything and against ones that don't.
@Suite struct ConformanceTests {
  /// `place` gives its argument in small letters; an error where it has none.
  private static let sound = """
    def place(item):
        try: return {'ok': item['args'][0].lower()}
        except (AttributeError, KeyError, IndexError): return {'error': {'code': 4, 'message': 'no text'}}
    PLACE = place
    SHAKE = {"protocolVersion": 1, "plugin": {"name": "crm", "version": "1.2.0"},
             "provides": {"functions": ["place"]}}
    def run(seen=lambda message: None, after=lambda: None):
        for line in sys.stdin:
            message = json.loads(line)
            method, params = message["method"], message["params"]
            seen(message)
            if method == "initialize" and 1 not in params["protocolVersions"]:
                send(json.dumps({"jsonrpc": "2.0", "id": message["id"],
                                 "error": {"code": 1, "message": "only 1"}}))
            elif method == "initialize": answer(message, SHAKE)
            elif method == "shutdown": answer(message, {}); break
            elif params["name"] != "place":
                answer(message, {"results": [{"error": {"code": 2, "message": "unknown"}}
                                             for _ in params["items"]]})
            else: answer(message, {"results": [PLACE(item) for item in params["items"]]})
        after()

    """

  private static let cases = """
    {"point":"function","name":"place","item":{"args":["Zürich"]},"expect":"zürich"}

    {"point":"function","name":"place","item":{"args":[3]},"error":4}
    """

  private func broken(_ ending: String) throws -> [String] {
    let script = try ScriptPlugin(Self.sound + ending)
    script.manifest.limits.end = .seconds(2)
    let checks = Conformance(
      script.manifest, cases: try ConformanceCase.list(Array(Self.cases.utf8)),
      setting: { script.setting },
      start: { manifest, setting throws(PluginFailure) in try ExecutablePlugin(manifest, setting) }
    ).run()
    #expect(checks.count == 11 || checks.count == 1)
    return checks.compactMap { check in
      guard case .broken(let reason) = check.outcome else { return nil }
      return "\(check.promise): \(reason)"
    }
  }

  @Test func `a plugin that keeps everything is said to`() throws {
    #expect(try broken("run()") == [])
  }

  @Test(arguments: [
    (
      "SHAKE['plugin']['name'] = 'cms'\nrun()",
      "starts, and is what its manifest says: says that it is 'cms' 1.2.0"
    ),
    (
      "run(lambda m: m['params'].update(protocolVersions=[1]))",
      "refuses a version that it doesn't speak: starts all the same, offered only version 999"
    ),
    (
      "run(lambda m: m['params'].update(name='place'))",
      "refuses a name that it doesn't provide: gave an error of another code than 2"
    ),
    (
      "import random\nPLACE = lambda item: {'ok': random.random()}\nrun()",
      "function 'place': another process answers the same: item 1 is 0."
    ),
    (
      """
      n = 0
      def PLACE(item):
          global n
          n += 1
          return {'ok': 'zürich'} if n == 1 else place(item) if n < 3 else {'ok': str(n)}
      run()
      """, "function 'place': a batch of 500 is answered as 500 calls are: item 1 is \"zürich\""
    ),
    (
      "PLACE = lambda item: {'ok': item['args'][0].lower()}\nrun()",
      "function 'place': an item that makes no sense spoils no other: exited with status 1"
    ),
    (
      "run(lambda m: m['method'] == 'initialize' and send('hello'))",
      "starts, and is what its manifest says: sent a line that is not JSON"
    ),
    (
      """
      import threading
      run(lambda m: threading.Timer(0.1, lambda: send('hello')).start())
      """, "says nothing that it wasn't asked for: wrote to stdout before it was asked"
    ),
    (
      "run(after=lambda: time.sleep(20))",
      "leaves when it is told to: was still there after 2 s, and had to be stopped"
    ),
    ("run(after=lambda: sys.exit(3))", "leaves when its input ends: exited with status 3"),
  ])
  func `what isn't kept is named`(ending: String, expected: String) throws {
    let broken = try broken(ending)
    #expect(broken.contains { $0.hasPrefix(expected) }, "\(broken)")
  }

  @Test(arguments: [
    (
      "{\"point\":\"functions\",\"name\":\"a\",\"item\":1,\"expect\":1}", 1,
      "has no 'point' that there is"
    ),
    (
      "\n\n{\"point\":\"hook\",\"name\":\"a\",\"item\":1}", 3,
      "must have one of 'expect' and 'error'"
    ),
    ("{}", 1, "has no 'point'"),
    ("{\"point\":", 1, "the text ends where a value should stand"),
  ])
  func `a case that can't be read is named by its line`(
    text: String, line: Int, reason: String
  ) throws {
    #expect(throws: ConformanceCase.Fault(line: line, text: reason)) {
      try ConformanceCase.list(Array(text.utf8))
    }
  }
}
