/// A whole answer, ready for the wire.
struct Answer: Sendable {
  var status: Int
  /// Name and value; `Content-Length` and `Date` are added on the way out.
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
}

/// What the connection is given.
enum Reply: Sendable {
  case answer(Answer)
  /// The head and the first half of the body, then the connection is closed.
  case cut(Answer)
  /// The connection is closed with no byte sent.
  case closed
}

/// What an endpoint achieved, before the envelope is put around it.
struct Success: Sendable {
  /// The counters of a listing.
  struct Counters: Sendable {
    var total: Int
    var limit: Int
    var offset: Int
  }

  var status = 200
  /// The JSON of `data`; empty only for 204.
  var data: [UInt8] = []
  var counters: Counters?
}
