import Links
import Planning

@testable import Applying

/// A job that notes its transitions in the ``Ledger``.
struct Traced<Work: Job>: Job {
  var job: Work

  mutating func next(_ event: Event, at now: Duration) -> [Action] {
    Ledger.note(transition(event))
    return job.next(event, at: now)
  }

  var isFinished: Bool { job.isFinished }
  var progress: JobProgress { job.progress }

  private func transition(_ event: Event) -> String {
    switch job {
    case let machine as ApplyMachine:
      "apply, \(machine.stateName): \(event.name { machine.callName(ofTicket: $0) })"
    case let machine as ListingMachine:
      "listing, \(machine.stateName): \(event.name { _ in "page" })"
    default: "single call: \(event.name { _ in "call" })"
    }
  }
}

extension ApplyMachine {
  fileprivate var stateName: String {
    let looking = readBack.map { $0.batches.isEmpty ? "last look" : "looking back" }
    let stop =
      stops.contains { $0.covers(.update) } ? "stopped" : stops.isEmpty ? "open" : "no creates"
    return isFinished ? "finished" : [looking ?? "sending", stop].joined(separator: ", ")
  }

  fileprivate func callName(ofTicket ticket: Int) -> String {
    if readBack?.ticket == ticket { return "page" }
    return flights[ticket].map { "\($0.kind)" } ?? "nothing"
  }
}

extension ListingMachine {
  fileprivate var stateName: String {
    isFinished ? "finished" : progress.total <= 1 ? "first page" : "pages"
  }
}

extension Event {
  fileprivate func name(_ call: (Int) -> String) -> String {
    switch self {
    case .start: "start"
    case .interrupt: "interrupt"
    case .held(let ticket, _): "\(call(ticket)) held"
    case .reply(let ticket, let reply): "\(call(ticket)) \(reply.name)"
    }
  }
}

extension Reply {
  fileprivate var name: String {
    switch self {
    case .done: "done"
    case .refused(let refusal, _): "refused (\(refusal.kind))"
    case .uncertain: "uncertain"
    case .notSent: "not sent"
    }
  }
}
