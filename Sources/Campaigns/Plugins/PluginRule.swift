import Bytes
import Diagnostics
import Expressions
import JSON
import Links

/// A rule of a policy that a plugin decides.
struct PluginRule: Sendable {
  let reference: PluginReference
  private let desk: any PluginDesk

  /// Nil, after a report, where no plugin provides it.
  init?(
    _ reference: PluginReference, _ desk: any PluginDesk, _ diagnostics: inout DiagnosticList
  ) {
    guard reference.isKnown(to: desk, at: .policy, &diagnostics) else { return nil }
    self.reference = reference
    self.desk = desk
  }

  /// What the plugin finds wrong with some links, by their place in `rows`, each finding a sentence.
  func findings(
    on links: DesiredSet, _ rows: [Int], _ report: inout RowReport
  ) -> [Int: [String]] {
    guard !rows.isEmpty else { return [:] }
    var items = PluginItems(rows: rows.count)
    for row in rows { items.add { LinkDraft(links[row]).write(links[row], to: &$0) } }
    return findings(items.question(reference, .policy), &report)
  }

  /// What the plugin finds wrong with the plan.
  func findings(on facts: [PlanFact: Int], _ report: inout RowReport) -> [String] {
    var items = PluginItems()
    items.add { json in
      json.key("plan")
      json.beginObject()
      for fact in PlanFact.allCases {
        json.key(fact.rawValue)
        json.int(facts[fact] ?? 0)
      }
      json.endObject()
    }
    return findings(items.question(reference, .policy), &report)[0] ?? []
  }

  private func findings(
    _ question: PluginQuestion, _ report: inout RowReport
  ) -> [Int: [String]] {
    let reply: PluginReply
    do throws(PluginSilence) {
      reply = try desk.answer(question)
    } catch {
      report.report(error, rows: Array(0..<question.items.count))
      return [:]
    }
    var found: [Int: [String]] = [:]
    for item in 0..<question.items.count {
      if let fault = reply.faults[item] {
        report.report(.refused(fault, reference), row: item)
      } else if let messages = PluginRule.messages(reply.document(item)) {
        if !messages.isEmpty { found[item] = messages }
      } else {
        report.report(
          .oddAnswer(
            reference, "findings",
            "it isn't a list 'findings', each with 'message' and 'code' at most"), row: item)
      }
    }
    return found
  }

  /// The messages of `{"findings": [{"message": …, "code": …}]}`; nil where it is anything else.
  ///
  /// The rule of the campaign says how grave a finding is, so a finding that does is refused.
  private static func messages(_ answer: JSONValue?) -> [String]? {
    guard let findings = answer?["findings"], findings.kind == .array else { return nil }
    let messages = findings.elements.compactMap { finding -> String? in
      guard let message = finding["message"]?.string,
        finding.count == (finding["code"]?.string == nil ? 1 : 2)
      else { return nil }
      return finding["code"]?.string.map { "\(message) (\($0))" } ?? message
    }
    return messages.count == findings.count ? messages : nil
  }
}
