/// One thing said to the user: a fact with its place and the way out.
///
/// Views give it its layout.
///
/// All stages use this one shape: YAML, expressions, CSV cells, guards, answers of the service.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Comparable, Sendable {
    case note, warning, error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// A stable name for a kind of fault, with the sentence that never changes.
  ///
  /// A code's first two digits say where it comes from: 00 files, 01 YAML, 02 the syntax of
  /// expressions, 10 the shape of a campaign, 11 data, 12 names and evaluation, 13 values of
  /// links, 20 planning, 21 guards, 22 rules and tests of campaigns, 30 the service, 31 applying,
  /// 40 the tool's own files, 41 codes for print, 42 destinations, 50 plugins.
  package struct Code: Hashable, Sendable {
    /// Such as `XQ1203`.
    package let id: String
    /// Lower case, no full stop, no user data.
    package let summary: String

    package init(_ id: String, _ summary: String) {
      self.id = id
      self.summary = summary
    }
  }

  /// A piece of source and what there is to say about it.
  package struct Label: Hashable, Sendable {
    package let span: SourceSpan
    package let text: String

    package init(_ span: SourceSpan, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// One step of an expansion, outermost first: `links[0] "poster"`, `store row 17 (stores.csv:18)`.
  package struct Frame: Hashable, Sendable {
    package let text: String
    package let span: SourceSpan?

    package init(_ text: String, at span: SourceSpan? = nil) {
      self.text = text
      self.span = span
    }
  }

  package let code: Code
  package let severity: Severity

  /// Which of its code's faults this is, where one place can have several; never user data.
  package let variant: String

  /// The place at fault and what is wrong there; its text stands alone where there is no place.
  package let detail: String
  package let span: SourceSpan?

  /// Other ends of the same fault: the first definition, the data that a name comes from.
  package var labels: [Label]

  /// Ways out, each a full sentence.
  package var help: [String]

  /// The values involved, each as `name = value`.
  package var values: [String]

  /// How the expansion came here.
  package var trace: [Frame]

  /// How often the same fault was met again elsewhere.
  package var repeats: Int

  /// Rows of the first few repeats.
  package var elsewhere: [Frame] = []

  package init(
    _ code: Code, _ severity: Severity = .error, at span: SourceSpan?, _ detail: String,
    variant: String = "", labels: [Label] = [], help: [String] = [], values: [String] = [],
    trace: [Frame] = [], repeats: Int = 0
  ) {
    self.code = code
    self.variant = variant
    self.severity = severity
    self.span = span
    self.detail = detail
    self.labels = labels
    self.help = help
    self.values = values
    self.trace = trace
    self.repeats = repeats
  }
}
