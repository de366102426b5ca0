import FlyingFox
import FlyingSocks
import Foundation

extension HTTPResponse {
  /// The response that makes the server do what the reply says.
  ///
  /// FlyingFox has no call to drop a connection, yet closes it when writing a response throws. A
  /// web socket handler is asked before the first byte is written, a body sequence after the head.
  init(_ reply: Reply) {
    switch reply {
    case .answer(let answer):
      let body = Data(answer.body)
      // One write for the whole body; the default is one for every 4 KiB.
      self.init(answer, HTTPBodySequence(data: body, suggestedBufferSize: max(1, body.count)))
    case .cut(let answer):
      let half = CutBody(bytes: Data(answer.body.prefix(answer.body.count / 2)))
      self.init(answer, HTTPBodySequence(from: half, count: answer.body.count))
    case .closed:
      self.init(webSocket: ClosingHandler())
    }
  }

  private init(_ answer: Answer, _ body: HTTPBodySequence) {
    var headers = HTTPHeaders()
    headers[.date] = Timestamp.now.httpDate
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(answer.status, phrase: Self.phrases[answer.status] ?? "Status")
    self.init(statusCode: status, headers: headers, body: body)
  }

  private static let phrases = [
    200: "OK", 201: "Created", 204: "No Content", 302: "Found", 400: "Bad Request",
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 410: "Gone",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
  ]
}

private struct ConnectionClosed: Error {}

private struct ClosingHandler: WSHandler {
  func makeFrames(
    for client: AsyncThrowingStream<WSFrame, any Error>
  ) async throws -> AsyncStream<WSFrame> {
    throw ConnectionClosed()
  }
}

/// Gives its bytes and then fails instead of ending.
private struct CutBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let bytes: Data

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: Data

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> Data? {
      guard !rest.isEmpty else { throw ConnectionClosed() }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }
}
