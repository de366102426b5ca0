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

  /// Whether nothing of it is sent again once it may have been carried out: creates of links whose
  /// codes the service chooses.
  var isSentOnce: Bool {
    switch self {
    case .create(let drafts): drafts.allSatisfy { $0.slug == nil }
    case .createSingle(let draft): draft.slug == nil
    case .usage, .workspace, .page, .update, .setEnabled, .delete: false
    }
  }
}
