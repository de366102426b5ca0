import Diagnostics
import Expressions
import JSON
import Links

/// The transforms of a campaign's entries: plugins that change links, drop them or make several of
/// one, between expansion and the checks of the whole set.
struct PluginTransforms {
  /// What is done with the links of one entry.
  struct Entry {
    let references: [PluginReference]
    /// Whether the destination is that behind the campaign's end, which no plugin may change.
    let keepsDestination: Bool
  }

  private let entries: [Entry]
  private let desk: any PluginDesk

  /// - Parameter entries: One for each entry of the set.
  init(_ entries: [Entry], _ desk: any PluginDesk) {
    self.entries = entries
    self.desk = desk
  }

  var isEmpty: Bool { entries.allSatisfy(\.references.isEmpty) }

  /// The links as the plugins leave them, in the order of those that they come from.
  ///
  /// - Parameter diagnostics: Gets every fault of every answer.
  /// - Complexity: O(*n*) in the links; each plugin is asked once for all links of an entry.
  func applied(
    to set: DesiredSet, _ diagnostics: inout DiagnosticList
  ) -> DesiredSetBuilder {
    var builder = DesiredSetBuilder(ownership: set.ownership, capacity: set.count)
    var start = 0
    for (number, entry) in set.entries.enumerated() {
      builder.beginEntry(entry)
      let end = set.entryIndices[start...].firstIndex { $0 != number } ?? set.count
      var drafts = (start..<end).map { LinkDraft(set[$0]) }
      for reference in entries[number].references {
        drafts = changed(drafts, of: set, by: reference, &diagnostics)
      }
      for var draft in drafts {
        let link = set[draft.origin]
        if entries[number].keepsDestination { draft.destination = link.destination }
        draft.append(of: link, to: &builder)
      }
      start = end
    }
    return builder
  }

  private func changed(
    _ drafts: [LinkDraft], of set: DesiredSet, by reference: PluginReference,
    _ diagnostics: inout DiagnosticList
  ) -> [LinkDraft] {
    guard !drafts.isEmpty else { return [] }
    var items = PluginItems(rows: drafts.count)
    for draft in drafts { items.add { draft.write(set[draft.origin], to: &$0) } }
    var report = RowReport(diagnostics, PlanBudget()) { set[drafts[$0].origin].trace }
    let reply: PluginReply
    do throws(PluginSilence) {
      reply = try desk.answer(items.question(reference, .transform))
    } catch {
      report.report(error, rows: Array(drafts.indices))
      diagnostics = report.diagnostics
      return drafts
    }
    var changed: [LinkDraft] = []
    for (row, draft) in drafts.enumerated() {
      if let fault = reply.faults[row] {
        report.report(.refused(fault, reference), row: row)
        continue
      }
      var patch = LinkPatch(reference, set.ownership)
      changed += PluginTransforms.links(reply.document(row), draft, &patch)
      for fault in patch.faults { report.report(fault, row: row) }
    }
    diagnostics = report.diagnostics
    return changed
  }

  /// What an answer makes of a link: `{"keep": true}`, `{"patch": {…}}` or `{"links": [{…}]}`.
  private static func links(
    _ answer: JSONValue?, _ draft: LinkDraft, _ patch: inout LinkPatch
  ) -> [LinkDraft] {
    guard answer?.count == 1 else {
      patch.odd("kind", "it has to have one of 'keep', 'patch' and 'links'")
      return [draft]
    }
    if answer?["keep"]?.bool == true { return [draft] }
    if let fields = answer?["patch"] { return [patch.apply(fields, to: draft)] }
    guard let links = answer?["links"], links.kind == .array else {
      patch.odd("kind", "it has to have one of 'keep', 'patch' and 'links'")
      return [draft]
    }
    return links.elements.map { patch.apply($0, to: draft) }
  }
}

extension EntryExpansion {
  var transforms: PluginTransforms.Entry {
    PluginTransforms.Entry(
      references: link.transforms, keepsDestination: lifecycle.destination != nil)
  }
}
