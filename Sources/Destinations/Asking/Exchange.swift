/// What came of one request to a page.
struct Exchange: Sendable {
  enum Fault: Hashable, Sendable {
    /// Not asked: the address is of a private network.
    case privateAddress
    /// No connection that could be trusted.
    case tls(String)
    case timedOut
    /// Connected, but no answer came.
    case noAnswer(String)
    /// No connection.
    case unreachable(String)
  }

  /// Nil where the answer came, or as much of it as anybody wanted.
  var fault: Fault?
  /// 0 where no status line came.
  var status = 0
  /// As it was sent.
  var location: String?
  /// The beginning.
  var body: [UInt8] = []
  var milliseconds = 0
  /// Whether the answer is from a private network.
  var isPrivate = false
}
