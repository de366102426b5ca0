import Applying
import Campaigns
import Diagnostics
import Links
import XQRService

extension CallFailure {
  /// The exit code of a run that ends with this.
  var status: ExitStatus {
    switch self {
    case .refused(let refusal, _):
      switch refusal.kind {
      case .authentication, .scope: .noAccess
      case .quota, .planLimit: .exhausted
      default: .failed
      }
    case .stopped(let stop): stop.status
    case .otherWorkspace: .noAccess
    case .uncertain, .notSent: .failed
    }
  }

  /// What to tell the user.
  ///
  /// - Parameter address: Of the service, for answers that only something else gives.
  func diagnostic(from address: String) -> Diagnostic {
    var diagnostic = diagnostic
    if isStrange {
      diagnostic.help.insert(
        "\(address) may not be the service's interface: check XQR_BASE_URL, which is the address "
          + "before '/links', such as \(BaseURL.standard).", at: 0)
    }
    return diagnostic
  }

  /// Whether a web page, a redirect or another program's answer came back.
  private var isStrange: Bool {
    switch self {
    case .refused(let refusal, _):
      300..<400 ~= refusal.status || refusal.message.hasPrefix("<")
        || refusal.kind == .notFound && refusal.code.isEmpty
    case .uncertain(.unreadable): true
    case .uncertain, .notSent, .stopped, .otherWorkspace: false
    }
  }

  private var diagnostic: Diagnostic {
    switch self {
    case .refused(let refusal, let requestID): .refused(refusal, requestID)
    case .uncertain(let uncertainty): .unanswered(uncertainty)
    case .notSent(let reason):
      Diagnostic(
        .unreachable, at: nil, reason,
        help: ["Check the network, XQR_BASE_URL and the proxy variables, then run it again."])
    case .stopped(.maxCalls):
      Diagnostic(
        .stopped, at: nil, "`--max-calls` was used up by reading what exists; nothing was written",
        help: ["Allow more calls: 'plan' says how many the reading takes."])
    case .stopped(let stop):
      Diagnostic(.stopped, at: nil, "the run was stopped: \(stop.rawValue)")
    case .otherWorkspace(let reached):
      Diagnostic(
        .otherWorkspace, at: nil,
        "the key reaches workspace '\(reached.id)', named '\(reached.name)'",
        help: [
          "Give a key of the workspace that the project names, or name the other one there."
        ])
    }
  }
}

extension Stop {
  /// The exit code of a run that this stopped.
  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .authentication, .scope: .noAccess
    case .quota, .planLimit, .maxCalls: .exhausted
    case .otherCode: .incomplete
    case .feature, .breaker, .journal, .killed: .failed
    }
  }
}

extension Diagnostic.Code {
  fileprivate static let unreachable = Diagnostic.Code("XQ3020", "the service can't be reached")
  fileprivate static let refused = Diagnostic.Code("XQ3021", "the service refuses a call")
  fileprivate static let unanswered = Diagnostic.Code(
    "XQ3022", "the service gives no usable answer")
  fileprivate static let stopped = Diagnostic.Code("XQ3023", "the run was stopped")
  fileprivate static let otherWorkspace = Diagnostic.Code(
    "XQ3024", "the key is of another workspace")
}

extension Workbench {
  /// Shows why reading from the service gave nothing.
  func show(_ failure: CallFailure, from connection: Connection) {
    let diagnostic = failure.diagnostic(from: connection.address)
    guard case .otherWorkspace = failure, let named = connection.workspace else {
      return show(diagnostic)
    }
    let located = Diagnostic(
      diagnostic.code, at: named.span, diagnostic.detail, help: diagnostic.help)
    show(DiagnosticList([located]), named.files)
  }
}

extension Diagnostic {
  fileprivate static func refused(_ refusal: Refusal, _ requestID: String?) -> Diagnostic {
    let code = refusal.code.isEmpty ? "" : " \(refusal.code)"
    let said = refusal.message.isEmpty ? "" : ": \(refusal.message)"
    let message = 300..<400 ~= refusal.status ? ", a redirect, which is never followed" : said
    let help: [String] =
      switch refusal.kind {
      case .authentication:
        ["Give a valid key in XQR_API_KEY: this one is malformed, revoked or expired."]
      case .scope: ["The key needs the scopes links:read, links:write and workspace:read."]
      case .quota: ["The calls of this month are used up; it goes on with the next billing cycle."]
      case .feature: ["The account's plan lacks this feature."]
      default: []
      }
    return Diagnostic(
      .refused, at: nil, "\(refusal.status)\(code)\(message)", help: help,
      values: requestID.map { ["request = \($0)"] } ?? [])
  }

  fileprivate static func unanswered(_ uncertainty: Uncertainty) -> Diagnostic {
    let detail =
      switch uncertainty {
      case .timedOut: "no answer came in time"
      case .connectionLost(let reason): "the connection was lost: \(reason)"
      case .serverError(let status, let excerpt): "the service answered \(status): \(excerpt)"
      case .unreadable(let status, let excerpt):
        "the service answered \(status) with what can't be read: \(excerpt)"
      }
    return Diagnostic(
      .unanswered, at: nil, detail, help: ["Nothing was changed. Run it again later."])
  }
}
