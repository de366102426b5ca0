import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// How long links lead where they lead, and what a plan leaves alone of them: the same for a whole
/// entry.
struct Lifecycle: Sendable {
  enum State: String, CaseIterable { case active, paused, retired }
  enum LabelMode: String, CaseIterable { case exact, add }

  private(set) var state = State.active
  private(set) var ends: Instant?
  /// Where visitors are led at the end; a text without holes.
  private(set) var afterEnd: TextTemplate?
  /// The same as text.
  private(set) var afterEndURL: String?
  private(set) var upkeep = Upkeep()
  /// Where each ignored field is named.
  private var ignored: [Upkeep.Field: SourceSpan] = [:]

  /// - Parameter removedLabels: Those of the whole campaign.
  init(removedLabels: [String] = []) {
    upkeep.removedLabels = removedLabels
  }

  /// This lifecycle with the fields that are given laid over it; faults are reported.
  func with(
    _ fields: LifecycleFields, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> Lifecycle {
    var lifecycle = self
    if let node = fields.state, let state: State = node.choice("state", &diagnostics) {
      lifecycle.state = state
    }
    if let node = fields.ends {
      lifecycle.ends = Lifecycle.ends(node, compiler, &diagnostics)
    }
    if let node = fields.afterEnd {
      lifecycle.afterEndURL = Lifecycle.afterEnd(node, compiler, &diagnostics)
      lifecycle.afterEnd = lifecycle.afterEndURL.map {
        TextTemplate([.literal(Array($0.utf8))], span: node.span)
      }
    }
    if let node = fields.ignore {
      lifecycle.ignored = Lifecycle.ignored(node, &diagnostics)
      lifecycle.upkeep.ignored = Set(lifecycle.ignored.keys)
    }
    if let node = fields.labels, let mode: LabelMode = node.choice("labels", &diagnostics) {
      lifecycle.upkeep.labelsAreExact = mode == .exact
    }
    return lifecycle
  }

  private static func ends(
    _ node: Node, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> Instant? {
    guard !node.isNull, let template = compiler.text(node, "ends", &diagnostics),
      let text = template.constant(&diagnostics)
    else { return nil }
    do throws(TimeFault) {
      return try Instant(reading: .string(text), in: compiler.zone)
    } catch {
      diagnostics.report(.time(error, at: node.span))
      return nil
    }
  }

  private static func afterEnd(
    _ node: Node, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> String? {
    guard !node.isNull, let template = compiler.text(node, "after_end", &diagnostics),
      let text = template.constant(&diagnostics)
    else { return nil }
    if Destination(text) == nil { diagnostics.report(.afterEnd(node.span, text)) }
    return text
  }

  private static func ignored(
    _ node: Node, _ diagnostics: inout DiagnosticList
  ) -> [Upkeep.Field: SourceSpan] {
    guard !node.isNull else { return [:] }
    var spans: [Upkeep.Field: SourceSpan] = [:]
    for item in node.items("ignore", &diagnostics) {
      if let field: Upkeep.Field = item.choice("ignore", &diagnostics) { spans[field] = item.span }
    }
    return spans
  }

  /// Whether the links are paused, whatever their `enabled` says.
  var isPaused: Bool { state == .paused || state == .retired && afterEnd == nil }

  /// Where all visitors are led already.
  var destination: TextTemplate? { state == .retired ? afterEnd : nil }

  /// When the entry is due; nil where it has no end, or its end is done.
  var due: Instant? { state == .active ? ends : nil }

  /// Reports fields of which one undoes the other.
  func check(_ diagnostics: inout DiagnosticList) {
    if let span = ignored[.labels], upkeep.labelsAreExact {
      diagnostics.report(.undone(span, "labels", by: "labels: exact"))
    }
    if let span = ignored[.enabled], isPaused {
      diagnostics.report(.undone(span, "enabled", by: "state: \(state.rawValue)"))
    }
    if let span = ignored[.url], destination != nil {
      diagnostics.report(.undone(span, "url", by: "state: \(state.rawValue)"))
    }
  }
}

extension Diagnostic.Code {
  static let lifecycle = Diagnostic.Code("XQ1321", "lifecycle contradicts itself")
}

extension Diagnostic {
  fileprivate static func afterEnd(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      .destination, at: span, "'\(text)' is not a URL that visitors can be led to",
      help: ["Write a whole http or https URL."])
  }

  fileprivate static func undone(
    _ span: SourceSpan, _ field: String, by other: String
  ) -> Diagnostic {
    Diagnostic(
      .lifecycle, at: span, "'\(field)' is ignored, so '\(other)' could do nothing",
      help: ["Take '\(field)' out of 'ignore:', or leave '\(other)' out."])
  }
}
