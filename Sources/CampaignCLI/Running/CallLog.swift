import Applying
import ArgumentParser
import XQRService

/// Tells of calls on standard error, as far as `--log-level` asks for it.
///
/// Never of the API key: what comes here is without it.
struct CallLog: Sendable {
  enum Level: String, ExpressibleByArgument, CaseIterable { case none, debug, trace }

  private let level: Level
  private let terminal: Terminal

  init(_ level: Level, _ terminal: Terminal) {
    self.level = level
    self.terminal = terminal
  }

  /// Hears of each call when it has ended; nil where nothing is told.
  var trace: (@Sendable (Service.Trace) -> Void)? {
    guard level != .none else { return nil }
    return { [self] call in terminal.message(words(of: call)) }
  }

  /// Hears why calls are sent again, or aren't sent; nil where nothing is told.
  var decision: (@Sendable (Courier.Decision) -> Void)? {
    guard level != .none else { return nil }
    return { [terminal] decision in terminal.message(CallLog.words(of: decision)) }
  }

  /// `debug: GET /links?limit=200 → 200 in 12 ms (req_1a2b)`, and the bodies in lines of their own.
  private func words(of call: Service.Trace) -> String {
    let milliseconds = call.duration / .milliseconds(1)
    let answer = call.status == 0 ? "no answer" : "\(call.status)"
    var text = "debug: \(call.method) \(call.path) → \(answer) in \(Int(milliseconds)) ms"
    if let fault = call.fault { text += ", \(fault)" }
    if let id = call.requestID { text += " (\(id))" }
    text += "\n"
    guard level == .trace else { return text }
    if let sent = call.sent { text += "trace: > \(sent)\n" }
    if let received = call.received { text += "trace: < \(received)\n" }
    return text
  }

  private static func words(of decision: Courier.Decision) -> String {
    switch decision {
    case .retry(let kind, let attempt, let wait):
      "debug: \(kind) is sent again in \(Int(wait / .milliseconds(1))) ms, try \(attempt)\n"
    case .stop(let stop): "debug: nothing more is sent: \(stop.rawValue)\n"
    }
  }
}
