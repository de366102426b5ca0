import JSON
import Links

/// Turns what came over the wire into a reply: the status decides, then the code, then the body.
struct ReplyReader {
  private let exchange: Exchange
  private let key: APIKey
  private var head: ReplyHead
  private let root: JSONValue?
  private let problem: String

  init(_ exchange: Exchange, key: APIKey) {
    self.exchange = exchange
    self.key = key
    head = ReplyHead(exchange, key: key)
    do throws(JSONError) {
      root = try JSONDocument(parsing: exchange.body).root
      problem = ""
    } catch {
      root = nil
      problem = error.text
    }
    if head.requestID == nil {
      head.requestID = root?["meta"]?["request_id"]?.string.map { Excerpt.text($0, key: key) }
    }
  }

  /// What the service calls the request; nil where it doesn't say.
  var requestID: String? { head.requestID }

  /// - Parameter decode: Reads a 2xx.
  func reply<Value: Sendable>(
    _ decode: (Answer) throws(AnswerFault) -> Value
  ) -> Reply<Value> {
    failure() ?? decoded(decode)
  }

  /// As ``reply(_:)``, and reads a 4xx the same way where it lists errors item by item.
  func bulkReply<Value: Sendable>(
    _ decode: (Answer) throws(AnswerFault) -> Value
  ) -> Reply<Value> {
    let listsErrors = root?["error"] == nil && root?["data"]?["errors"]?.kind == .array
    let isComplete = exchange.end == .complete && (400..<500).contains(exchange.status)
    return isComplete && listsErrors ? decoded(decode) : reply(decode)
  }

  /// Done by any 2xx, whose body nobody needs, and by a 404: the link is gone.
  func deletionReply() -> Reply<Void> {
    switch exchange.status {
    case 200..<300, 404: .done((), head)
    default: failure() ?? .done((), head)
    }
  }

  /// Nil for a 2xx that came whole.
  private func failure<Value>() -> Reply<Value>? {
    if case .notSent(let reason) = exchange.end { return .notSent(reason) }
    switch exchange.status {
    case 200..<300: return exchange.end == .complete ? nil : .uncertain(cutShort, head)
    case 300..<500:
      let refusal = Refusal(
        status: exchange.status, root: root, body: exchange.body, limits: head.limits, key: key)
      return .refused(refusal, head)
    case 500...:
      let excerpt = Excerpt.text(exchange.body, key: key)
      return .uncertain(.serverError(status: exchange.status, excerpt: excerpt), head)
    default: return .uncertain(cutShort, head)
    }
  }

  private var cutShort: Uncertainty {
    switch exchange.end {
    case .timedOut: .timedOut
    case .lost(let reason) where exchange.status == 0: .connectionLost(reason)
    case .lost(let reason): unreadable(reason)
    case .tooLarge(let limit): unreadable("the answer is larger than \(limit) bytes")
    case .notSent(let reason): .connectionLost(reason)
    case .complete: unreadable("no final status")
    }
  }

  private func decoded<Value: Sendable>(
    _ decode: (Answer) throws(AnswerFault) -> Value
  ) -> Reply<Value> {
    guard let root else { return .uncertain(unreadable("not JSON: \(problem)"), head) }
    do throws(AnswerFault) {
      return .done(try decode(try Answer(root)), head)
    } catch {
      return .uncertain(unreadable(error.text), head)
    }
  }

  private func unreadable(_ reason: String) -> Uncertainty {
    let excerpt = Excerpt.text(exchange.body, key: key)
    return .unreadable(
      status: exchange.status, excerpt: excerpt.isEmpty ? reason : "\(reason): \(excerpt)")
  }
}
