package import Links
import Planning

/// A call that a machine wants made.
package enum Call: Sendable {
  case usage
  case workspace
  case page(PageRequest)
  case create([LinkDraft])
  case createSingle(LinkDraft)
  case update(id: String, LinkPatch)
  case setEnabled([String], Bool)
  case delete(id: String)

  package var kind: CallKind {
    switch self {
    case .usage, .workspace: .usage
    case .page: .list
    case .create, .createSingle: .create
    case .update: .update
    case .setEnabled: .status
    case .delete: .delete
    }
  }
}

/// What a call that was carried out gives back.
package enum Answer: Sendable {
  case usage(Usage)
  case workspace(Workspace)
  case page(LinkPage)
  case created(BulkAnswer)
  /// A single create or an update.
  case link(LiveSet)
  /// How many links were set.
  case set(Int)
  case deleted
}

/// One call of a job, as often as it is tried.
package struct Sending: Sendable {
  /// The job's own number for the call.
  package let ticket: Int
  package let call: Call

  /// Counted from 1; a job that sends what is missing from an earlier try goes on counting.
  package var attempt: Int

  package init(ticket: Int, call: Call, attempt: Int = 1) {
    self.ticket = ticket
    self.call = call
    self.attempt = attempt
  }
}
