/// How calls are carried.
struct TransportSettings: Sendable {
  let base: BaseURL
  /// PEM; nil for the system's authorities.
  let certificateFile: String?
  let userAgent: String
  let connectTimeout: Duration
  /// From the first look-up to the last byte.
  let timeout: Duration
  /// Calls in flight, and connections.
  let concurrency: Int
  /// Bytes of a body after decompression.
  let answerLimit: Int
}
