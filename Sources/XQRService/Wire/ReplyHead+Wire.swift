import Glibc
import Links

extension ReplyHead {
  /// Reads status and headers; the body's `rate_limit` is left alone, because its three shapes
  /// contradict each other (API contract 8.1).
  init(_ exchange: Exchange, key: APIKey) {
    self.init()
    let lines = HeaderLines(exchange.headers)
    status = exchange.status
    requestID = lines["x-request-id"].map { Excerpt.text($0, key: key) }
    date = lines.date("date")
    sandboxID = lines["x-xqr-sandbox"].map { Excerpt.text($0, key: key) }
    limits.burst = lines.count("x-ratelimit-burst-limit")
    limits.burstRemaining = lines.count("x-ratelimit-burst-remaining")
    limits.monthly = lines.count("x-ratelimit-limit")
    limits.monthlyRemaining = lines.count("x-ratelimit-remaining")
    if let seconds = lines.count("retry-after") {
      retryAfter = .seconds(min(seconds, ReplyHead.longestWait))
    } else if let until = lines.date("retry-after") {
      let now = date?.seconds ?? Int64(time(nil))
      let seconds = min(max(0, until.seconds - now), Int64(ReplyHead.longestWait))
      retryAfter = .seconds(seconds)
    }
  }

  /// A year; no wait that anybody means is longer, and larger numbers would overflow later on.
  private static let longestWait = 366 * 86_400
}
