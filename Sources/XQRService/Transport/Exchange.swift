/// What came of one request.
struct Exchange: Sendable {
  enum End: Hashable, Sendable {
    /// Status, headers and the whole body are here.
    case complete
    /// Nothing of the request went out: name, connection or TLS failed, or the call was cancelled.
    case notSent(String)
    /// Time was up after the request, or a part of it, went out.
    case timedOut
    /// The connection, or our patience with it, ended after the request went out.
    case lost(String)
    /// Head or body is larger than this many bytes; the body is what came before.
    case tooLarge(Int)

    /// Why not everything came; nil where it did.
    var fault: String? {
      switch self {
      case .complete: nil
      case .notSent(let reason): "not sent: \(reason)"
      case .timedOut: "timed out"
      case .lost(let reason): "lost: \(reason)"
      case .tooLarge(let limit): "larger than \(limit) bytes"
      }
    }
  }

  let end: End
  /// 0 where no status line came.
  let status: Int
  /// The header lines of the last answer, each with its CR LF.
  let headers: [UInt8]
  /// Decompressed; cut short unless the end is `complete`.
  let body: [UInt8]
  let duration: Duration

  static func notSent(_ reason: String) -> Exchange {
    Exchange(end: .notSent(reason), status: 0, headers: [], body: [], duration: .zero)
  }
}
