/// The way from a destination to the page that visitors see: what to ask next, and when to stop.
///
/// Pure: whoever carries it asks ``url`` with ``method`` and hands in what came.
struct Visit {
  enum Method: Sendable { case head, get }

  /// Redirects that are followed.
  static let longest = 10

  let readsLanguage: Bool
  private(set) var address: WebAddress
  private(set) var method = Method.head
  private var hops: [DestinationAnswer.Hop] = []
  private var met: Set<String>
  private var milliseconds = 0
  private var isPrivate = false

  init(_ address: WebAddress, readsLanguage: Bool) {
    self.address = address
    self.readsLanguage = readsLanguage
    met = [address.text]
  }

  /// Takes what came of the last request.
  ///
  /// - Returns: Nil where there is more to ask.
  mutating func take(_ exchange: Exchange) -> DestinationAnswer? {
    milliseconds += exchange.milliseconds
    isPrivate = isPrivate || exchange.isPrivate
    if exchange.status == 0, let fault = exchange.fault { return end(of: fault) }
    if Visit.redirects.contains(exchange.status), let location = exchange.location {
      return follow(location, exchange.status)
    }
    // Not every server knows HEAD, and some lie to it: nothing is dead before it refused GET too.
    let isSound = (200..<300).contains(exchange.status)
    let hasMore = isSound ? readsLanguage && exchange.status != 204 : true
    if method == .head, hasMore {
      method = .get
      return nil
    }
    let language = isSound ? HTMLLanguage.declared(in: exchange.body) : nil
    return answer(.answered, exchange.status, language)
  }

  private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

  private mutating func end(of fault: Exchange.Fault) -> DestinationAnswer? {
    switch fault {
    case .privateAddress: return answer(.privateAddress, 0)
    case .tls(let reason): return answer(.tls(reason), 0)
    case .timedOut: return answer(.silent("no answer in time"), 0)
    case .unreachable(let reason): return answer(.silent(reason), 0)
    case .noAnswer(let reason):
      guard method == .head else { return answer(.silent(reason), 0) }
      method = .get
      return nil
    }
  }

  private mutating func follow(_ location: String, _ status: Int) -> DestinationAnswer? {
    guard let next = address.redirected(to: location) else {
      return answer(.strayRedirect(location), status)
    }
    guard met.insert(next.text).inserted, hops.count < Visit.longest else {
      return answer(.loop, status)
    }
    hops.append(.init(url: address.text, status: status))
    address = next
    method = .head
    return nil
  }

  private func answer(
    _ end: DestinationAnswer.End, _ status: Int, _ language: String? = nil
  ) -> DestinationAnswer {
    DestinationAnswer(
      hops: hops + [.init(url: address.text, status: status)], end: end,
      milliseconds: milliseconds, language: language, wasRead: method == .get,
      isPrivate: isPrivate)
  }
}
