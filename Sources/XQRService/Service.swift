// The xQR service over HTTP. A call is built from values, carried once, and read back into values;
// every shape that the contract leaves open is settled in Wire, and nothing above this target knows
// of HTTP. Retries, pace and budgets belong to the caller: one call here is one request.

package import Diagnostics

/// A client of one workspace.
///
/// Safe to use from many tasks; calls beyond ``Settings/concurrency`` wait their turn.
package final class Service: Sendable {
  package struct Settings: Sendable {
    /// Stands in the User-Agent.
    package var version = "0"
    package var connectTimeout = Duration.seconds(10)
    /// For a whole call, from when its turn comes.
    package var timeout = Duration.seconds(60)
    /// Calls in flight, and connections.
    package var concurrency = 8
    /// Bytes of the largest answer that is read, after decompression.
    package var answerLimit = 64 << 20
    package var allowsPlainHTTP = false
    /// A PEM file with the authorities to trust instead of the system's; servers are always checked.
    package var certificateFile: String?
    /// Hears of each call when it has ended; never of headers or the key.
    package var trace: (@Sendable (Trace) -> Void)?

    package init() {}
  }

  /// What may be logged of a call.
  package struct Trace: Hashable, Sendable {
    package let method: String
    /// With the query, without the base URL.
    package let path: String
    /// 0 where no status line came.
    package let status: Int
    package let duration: Duration
    /// Why the answer isn't whole; nil where it is.
    package let fault: String?
    package let requestID: String?
    /// What was sent and what came, each on one line of at most ``bodyLimit`` characters, without
    /// controls; nil where there was no body.
    package let sent: String?
    package let received: String?

    package static let bodyLimit = 2_000
  }

  package let base: BaseURL
  let key: APIKey
  private let transport: Transport
  private let trace: (@Sendable (Trace) -> Void)?

  /// - Parameter baseURL: As ``BaseURL`` takes it; ``BaseURL/standard`` is the real service.
  /// - Throws: The base URL's diagnostic. Nothing is sent.
  package init(
    baseURL: String, key: APIKey, settings: Settings = Settings()
  ) throws(Diagnostic) {
    base = try BaseURL(baseURL, allowsPlainHTTP: settings.allowsPlainHTTP)
    self.key = key
    trace = settings.trace
    let carried = TransportSettings(
      base: base, certificateFile: settings.certificateFile,
      userAgent: "xqr-campaign/\(settings.version)",
      connectTimeout: settings.connectTimeout, timeout: settings.timeout,
      concurrency: max(1, settings.concurrency), answerLimit: settings.answerLimit)
    transport = Transport(carried, authorization: key.authorization)
  }

  /// Sends a request once.
  func send(_ request: Request) async -> ReplyReader {
    let exchange = await transport.send(request)
    let reply = ReplyReader(exchange, key: key)
    trace?(traced(request, exchange, requestID: reply.requestID))
    return reply
  }

  private func traced(_ request: Request, _ exchange: Exchange, requestID: String?) -> Trace {
    func excerpt(_ body: [UInt8]) -> String? {
      body.isEmpty ? nil : Excerpt.text(body, key: key, limit: Trace.bodyLimit)
    }
    return Trace(
      method: request.method.rawValue, path: key.redacted(request.target),
      status: exchange.status, duration: exchange.duration, fault: exchange.end.fault,
      requestID: requestID, sent: request.body.flatMap(excerpt), received: excerpt(exchange.body))
  }
}
