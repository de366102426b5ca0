import Foundation
import Testing

@testable import Expressions

/// No expression needs more stack than a small thread has, however it is nested.
@Suite struct StackTests {
  /// What the smallest threads have; frames that aren't optimised take four times as much.
  private static let stack: Int = {
    #if DEBUG
      2 << 20
    #else
      512 << 10
    #endif
  }()

  /// Runs `body` on a thread of its own; a stack that doesn't do ends the process.
  private static func onSmallStack(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        body()
        continuation.resume()
      }
      thread.stackSize = stack
      thread.start()
    }
  }

  /// Texts that open a level, stand inside, and close it.
  private static let forms = [
    ("(", "x", ")"), ("[", "x", "]"), ("{1: ", "x", "}"), ("-(", "x", ")"), ("1 + (", "x", ")"),
    ("true ? (", "x", ") : x"), ("true && (", "true", ")"), ("math.abs(", "x", ")"),
    ("[", "[x]", "].map(y, x)"), ("if(true, ", "x", ", x)"), ("if(true, x, ", "x", ")"),
    ("cel.bind(y, x, ", "y", ")"), ("default(", "x", ", 1)"), ("", "x", " | string | int"),
    ("optional.of(1).optMap(y, ", "x", ")"), ("[1].exists(y, 1 == ", "x", ")"),
    ("", "[x]", "[0:]"), ("", "x", ".y"), ("[", "[0]", "][0]"), ("{'a': ", "x", "}.a"),
    ("[1].transformList(i, v, ", "x", ")[0]"), ("'%s'.format([", "x", "])"),
  ]

  @Test func `every form at every depth is evaluated or refused`() async {
    await Self.onSmallStack {
      for (open, inside, close) in Self.forms {
        for depth in Array(20...Expression.depthLimit + 2) + [5_000] {
          _ = fault(
            String(repeating: open, count: depth) + inside
              + String(repeating: close, count: depth), ["x": .int(1)])
        }
      }
    }
  }

  @Test func `the deepest values are compared, printed and freed`() async {
    await Self.onSmallStack {
      for use in [
        "v2 == v2", "v2 != [v2]", "v2 in [v2]", "size(v2)", "[v2, v2].distinct()",
        "'%s'.format([v2])", "v2.map(x, x)", "{'a': v2} == {'a': v2}", "[v2].flatten(100)",
      ] {
        let source =
          (0..<3).map { level in
            "cel.bind(v\(level), " + String(repeating: "[", count: 120)
              + (level == 0 ? "x" : "v\(level - 1)") + String(repeating: "]", count: 120) + ", "
          }.joined() + use + ")))"
        _ = fault(source, ["x": .int(1)])
      }
    }
  }

  @Test func `functions that call functions are evaluated or refused`() async throws {
    var library = FunctionLibrary.standard
    for index in 0...9 {
      let inside = index == 0 ? "s" : "g\(index - 1)(s)"
      let text = String(repeating: "-(", count: 100) + inside + String(repeating: ")", count: 100)
      let value = try Expression(parsing: text).resolved(in: Scope(["s"]), functions: library)
      library.add(Function(defining: "g\(index)", [.init("s")], as: value))
    }
    let functions = library
    await Self.onSmallStack {
      for index in 0...9 {
        _ = try? Expression(parsing: "g\(index)(x)").resolved(
          in: Scope(["x"]), functions: functions
        )
        .value(x: .int(1))
      }
    }
  }
}

extension ResolvedExpression {
  fileprivate func value(x: Value) throws -> Value {
    try Interpreter().evaluate(self, in: ValueEnvironment([x]))
  }
}
