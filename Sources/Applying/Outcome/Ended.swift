/// How a run came to its end.
package enum Ended: Hashable, Sendable {
  /// Everything was sent that was to be sent.
  case finished
  /// Calls were kept back.
  case stopped(Stop)

  /// The one stop that speaks for a run: what the user did first, then what the user has to do.
  package init(_ stops: [Stop]) {
    self = Stop.allCases.first(where: stops.contains).map { .stopped($0) } ?? .finished
  }

  /// `finished`, or the stop's own word: `interrupted`, `quota`, `killed`, ….
  package var word: String {
    switch self {
    case .finished: "finished"
    case .stopped(let stop): stop.rawValue
    }
  }

  package init?(word: String) {
    if word == "finished" {
      self = .finished
    } else if let stop = Stop(rawValue: word) {
      self = .stopped(stop)
    } else {
      return nil
    }
  }
}
