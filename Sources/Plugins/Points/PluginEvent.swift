import JSON

/// What reporters and hooks are told.
package struct PluginEvent: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// To reporters, when a plan was made.
    case planned
    /// To reporters, when a run is over.
    case applied
    /// To hooks, before the first write; an error of theirs refuses the run.
    case beforeApply = "before_apply"
    /// To hooks, when a run is over.
    case afterApply = "after_apply"

    package var point: ExtensionPoint {
      switch self {
      case .planned, .applied: .reporter
      case .beforeApply, .afterApply: .hook
      }
    }

    /// Whether something was written, or would have been.
    package var isAfterRun: Bool { self == .applied || self == .afterApply }
  }

  package var kind: Kind
  package var campaign: String
  /// The digest of the plan.
  package var plan: String
  package var isSandbox: Bool
  /// Links by what the plan does with them, or, after a run, by what became of them.
  package var counts: [String: Int]
  /// The run's id; nil before there is one.
  package var run: String?

  package init(
    _ kind: Kind, campaign: String, plan: String, isSandbox: Bool, counts: [String: Int],
    run: String? = nil
  ) {
    self.kind = kind
    self.campaign = campaign
    self.plan = plan
    self.isSandbox = isSandbox
    self.counts = counts
    self.run = run
  }

  /// The item that is sent.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for (name, text) in [
      ("event", kind.rawValue), ("campaign", campaign), ("plan", plan), ("run", run),
    ] {
      guard let text else { continue }
      json.key(name)
      json.string(text)
    }
    json.key("sandbox")
    json.bool(isSandbox)
    json.key("counts")
    json.beginObject()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      json.key(name)
      json.int(count)
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  /// Reads `{}` or `{"message": "…"}`: what is to be shown for it.
  package static func message(_ result: StrictValue) throws(ShapeFault) -> String? {
    try result.members([], optional: ["message"])["message"]?.text()
  }
}
