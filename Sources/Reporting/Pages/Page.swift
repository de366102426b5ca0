import Bytes
import Diagnostics
import Mustache
import Planning

/// A page that stands alone: one file, which loads nothing and runs nothing but its own script.
///
/// All texts are shown as they are; nothing in them is markup.
struct Page {
  /// How something is meant, which decides its colour.
  enum Tone: String {
    case add, change, warn, bad, calm
  }

  /// A count of links in one state, which is also a button that shows only those.
  struct Total {
    let state: String
    let count: Int
    let tone: Tone
  }

  struct Notice {
    let tone: Tone
    let text: String
  }

  /// `plan`, `report`, `status`.
  let kind: String
  let title: String
  let campaign: String
  let isSandbox: Bool
  /// The sentence that says it all.
  let summary: String
  /// What it costs, in a sentence; nil for what costs nothing.
  var price: String?
  var totals: [Total] = []
  var notices: [Notice] = []
  var findings: [Finding] = []
  /// What else is known, by name.
  var facts: [(name: String, value: String)] = []
  var chart: ScanChart?
  /// Sums that people come for.
  var sums: PageTable?
  var calls: PageTable?
  /// What the list of links is called.
  let listTitle: String
  let links: PageLinks

  /// The whole file.
  var bytes: [UInt8] {
    Array(Page.template.render(context).utf8) + links.json
      + Array("</script>\n<script>\(PageScript.text)</script>\n</body>\n</html>\n".utf8)
  }

  /// Nothing but this very style and this very script.
  private static let policy = [
    "default-src 'none'", "style-src '\(hash(PageStyle.text))'",
    "script-src '\(hash(PageScript.text))'", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].joined(separator: "; ")

  private static func hash(_ text: String) -> String {
    "sha256-" + Base64.encode(SHA256.digest(text.utf8))
  }

  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
    do {
      return try MustacheTemplate(string: PageTemplate.text)
    } catch {
      preconditionFailure("the template of pages is none: \(error)")
    }
  }()

  private var context: [String: Any] {
    var context: [String: Any] = [
      "policy": Page.policy, "style": PageStyle.text, "kind": kind, "title": title,
      "campaign": campaign.printable, "sandbox": isSandbox, "summary": summary.printable,
      "printed": Quantity.grouped(PageScript.printLimit), "list": listTitle,
      "hasLinks": links.count > 0,
      "totals": totals.map { total in
        [
          "state": total.state, "count": Quantity.grouped(total.count), "tone": total.tone.rawValue,
        ]
      },
      "notices": notices.map { ["tone": $0.tone.rawValue, "words": PageText.words($0.text)] },
      "findings": findings.map(Page.context),
      "facts": facts.map { ["name": $0.name, "value": $0.value.printable] },
      "about": "About this \(kind)",
    ]
    if let price { context["price"] = price.printable }
    if let sums { context["sums"] = sums.context }
    if let calls { context["calls"] = calls.context }
    if let chart { context["chart"] = chart.context }
    return context
  }

  private static func context(of finding: Finding) -> [String: Any] {
    let diagnostic = finding.diagnostic
    return [
      "tone": tone(of: diagnostic.severity).rawValue,
      "severity": diagnostic.severity.rawValue, "code": diagnostic.code.id,
      "summary": PageText.words(diagnostic.code.summary),
      "detail": PageText.words(diagnostic.detail),
      "help": diagnostic.help.map { ["words": PageText.words($0)] },
      "values": diagnostic.values.map { ["value": $0.printable] },
    ]
  }

  private static func tone(of severity: Diagnostic.Severity) -> Tone {
    switch severity {
    case .error: .bad
    case .warning: .warn
    case .note: .calm
    }
  }
}
