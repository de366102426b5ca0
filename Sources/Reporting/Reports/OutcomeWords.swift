import Applying
import Planning

// What outcomes are called, why they are so, and what to do about them.

extension Outcome {
  /// Two columns at most; a blank for links that nothing happened to.
  var symbol: String {
    switch self {
    case .created: "+"
    case .updated: "~"
    case .adopted: "="
    case .resumed: ">"
    case .replaced: "-/+"
    case .paused: "|"
    case .deleted: "-"
    case .blocked, .failed: "!"
    case .unknown: "?"
    case .unchanged, .kept, .skipped, .notTargeted: " "
    }
  }

  var colour: Paint.Colour? {
    switch self {
    case .failed, .blocked: .red
    case .unknown, .skipped: .yellow
    default: nil
    }
  }

  /// The reason, and the way out; empty for what went as it should.
  var words: String {
    switch self {
    case .blocked(let reason), .kept(let reason): reason.words
    case .skipped(let stop): stop.skipWords
    case .failed(let code): Outcome.words(forCode: code)
    case .unknown:
      "sent, and no answer says whether it was carried out; apply again in ten minutes, which looks "
        + "first"
    default: ""
    }
  }

  private static func words(forCode code: String) -> String {
    switch code {
    case Failure.conflict:
      "the code is taken by another link; choose another, or look whose it is with `--scan "
        + "workspace`"
    case Failure.otherCode:
      "the service made the link under another code than the one asked for; don't print it, and "
        + "apply again once the service keeps codes"
    case Failure.notPaused: "made, but not paused yet, so that it is live; apply again"
    case Failure.notSet: "the service said yes, but the link is as it was; apply again"
    case Failure.notSent: "no try reached the service; apply again"
    case Failure.notFound: "the link isn't there any more; plan again"
    case Failure.notReplaced: "the old link is deleted and the new one isn't made; apply again"
    default: "the service refused it: \(code.printable)"
    }
  }
}

extension Stop {
  /// Why nothing was sent, and the way out.
  var skipWords: String { "not sent: \(words)" }

  /// What stopped a run, and the way out.
  var words: String {
    switch self {
    case .interrupted: "the run was interrupted; apply again to go on"
    case .authentication: "the service doesn't accept the key; check `XQR_API_KEY`"
    case .scope: "the key lacks a scope; it needs links:read, links:write and workspace:read"
    case .feature: "the account's plan lacks a feature that the links need"
    case .otherCode: "a link was made under a code that wasn't asked for"
    case .quota: "the month's calls are used up; apply again in the next billing month"
    case .planLimit: "the month's links are used up; apply again in the next billing month"
    case .maxCalls: "the calls of this run are used up (`--max-calls`); apply again to go on"
    case .breaker: "too many calls failed; apply again when the service is well"
    case .journal: "the journal can't be written; check the disk under `.xqr-campaign`"
    case .killed: "the run was killed; apply again to go on"
    }
  }
}
