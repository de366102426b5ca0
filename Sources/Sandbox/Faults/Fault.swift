/// One thing that goes wrong with one request.
package enum Fault: Hashable, Sendable {
  /// Whether a fault strikes instead of the request's effect or after it was committed.
  package enum Moment: String, Sendable {
    case before, after
  }

  /// 429 `BURST_LIMIT_EXCEEDED` with `Retry-After: 1`; nothing is done.
  case burst429
  /// 429 `RATE_LIMIT_EXCEEDED` from this request on, whatever its endpoint: for `calls` requests in
  /// all, or until the faults are replaced.
  case quota429(calls: Int?)
  /// A JSON 500.
  case status500(Moment)
  /// A proxy's 502 with an HTML body.
  case html502(Moment)
  /// The connection is closed without a byte of an answer.
  case reset(Moment)
  /// The answer comes this much later.
  case hang(milliseconds: Int, Moment)
  /// The answer comes up to this much later; how much is decided like ``FaultRule/Occurrence/chance(_:)``.
  case jitter(milliseconds: Int)
  /// The connection is closed without a byte of an answer, and the request is done this much later.
  case late(milliseconds: Int)
  /// As `reset`, from this request on, whatever its endpoint, until the faults are replaced.
  case kill(Moment)
  /// The request is done, the answer's head is whole, and the connection is closed in the middle of
  /// its body.
  case truncate
  /// `created` of a bulk create comes in reverse order.
  case shuffle
  /// The items of `created` carry only `id`, `short_code` and `destination`.
  case trim
  /// The first created link stands twice in `created` of a bulk create.
  case doubled
  /// The first created link is stored, and is in neither list of the bulk answer.
  case missing
  /// The first link of a create or bulk create that asks for a code gets a generated one.
  case wrongSlug
  /// A page is read as if one more, newer link had appeared: `total` is one higher, and all but the
  /// first page repeat the last link of the page before.
  case movingList
  /// A page is read as if the newest links, so many of them, had not been made yet.
  case laggingList(links: Int)
}

extension Fault {
  /// The name that a rule of this kind has.
  package var kind: String {
    switch self {
    case .burst429: "burst429"
    case .quota429: "quota429"
    case .status500: "status500"
    case .html502: "html502"
    case .reset: "reset"
    case .hang: "hang"
    case .jitter: "jitter"
    case .late: "late"
    case .kill: "kill"
    case .truncate: "truncate"
    case .shuffle: "shuffle"
    case .trim: "trim"
    case .doubled: "doubled"
    case .missing: "missing"
    case .wrongSlug: "wrongSlug"
    case .movingList: "movingList"
    case .laggingList: "laggingList"
    }
  }
}
