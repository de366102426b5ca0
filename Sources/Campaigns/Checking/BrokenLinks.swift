import Diagnostics
import Expressions
import Links

/// The links that break a rule: the first one in full, some others by name, the rest counted.
struct BrokenLinks {
  private(set) var first: Diagnostic?
  private(set) var count = 0

  /// Adds a link, with its diagnostic where it is the first.
  mutating func add(_ link: DesiredLink, _ diagnostic: () -> Diagnostic) {
    count += 1
    if count == 1 {
      first = diagnostic()
      first?.trace = link.trace
      first?.values.insert("link.key = \(Value.string(link.key).display)", at: 0)
    } else {
      first?.repeats += 1
      if count <= 4 { first?.elsewhere.append(link.frame) }
    }
  }

  /// Nil where no link was added.
  func finding(_ rule: String, isMandatory: Bool) -> PolicyFinding? {
    first.map {
      PolicyFinding(rule: rule, isMandatory: isMandatory, count: count, diagnostic: $0)
    }
  }
}

extension DesiredLink {
  /// The link by its key, at the row of data that it comes from.
  fileprivate var frame: Diagnostic.Frame {
    Diagnostic.Frame(key, at: trace.dropFirst().last { $0.span != nil }?.span)
  }
}
