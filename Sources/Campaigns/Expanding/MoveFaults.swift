import Bytes
import Diagnostics
import Expressions
import Links

extension Diagnostic.Code {
  static let move = Diagnostic.Code("XQ1330", "key can't be moved")
  static let codeWithoutKey = Diagnostic.Code("XQ1331", "code doesn't come from the key")
}

extension Diagnostic {
  static func noMove(_ rule: MoveDeclaration) -> Diagnostic {
    Diagnostic(
      .move, at: rule.fromSpan,
      rule.from == rule.to ? "'from' and 'to' are the same key" : "a key is never empty",
      help: ["'from' is the key that the link had, 'to' the one that it has now."])
  }

  static func groupInKey(_ rule: MoveDeclaration) -> Diagnostic {
    Diagnostic(
      .move, at: rule.toSpan,
      "'to' is what keys are now, and has no group that '$' could stand for",
      help: ["The pattern is 'to', and 'from' takes its groups: {from: '$1', to: '0([0-9]+-de)'}."])
  }

  static func noPattern(_ rule: MoveDeclaration, _ reason: String) -> Diagnostic {
    Diagnostic(
      .move, at: rule.toSpan, "'\(rule.to)' is not a regular expression: \(reason)",
      help: [TextPattern.dialect])
  }

  static func noGroup(_ rule: MoveDeclaration, _ group: Int, of count: Int) -> Diagnostic {
    Diagnostic(
      .move, at: rule.fromSpan,
      count == 0 ? "'to' has no group for '$\(group)'" : "'to' has \(count) of \(group) groups",
      help: ["A group is a part of 'to' in parentheses: '0([0-9]+)-(de|fr)' has '$1' and '$2'."])
  }

  static func movedTwice(
    _ rule: MoveDeclaration, _ first: MoveDeclaration, _ key: String
  ) -> Diagnostic {
    Diagnostic(
      .move, at: rule.toSpan, "two rules are about the key '\(key)'", variant: "twice",
      labels: [Label(first.toSpan, "the first one")],
      help: ["A link got its code under one key: leave one rule for each."])
  }

  static func unknownKey(
    _ rule: MoveDeclaration, _ links: DesiredSet, isPattern: Bool
  ) -> Diagnostic {
    let nearest = isPattern ? nil : Suggestion.nearest(to: rule.to, among: links.keys.strings)
    return Diagnostic(
      .move, at: rule.toSpan,
      isPattern ? "no key matches '\(rule.to)' as a whole" : "no link has the key '\(rule.to)'",
      variant: "unknown",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + [
          "`xqr-campaign render` lists the keys. Take the rule out when its link is gone for good."
        ])
  }

  static func keyIsInUse(_ rule: MoveDeclaration, _ link: DesiredLink) -> Diagnostic {
    Diagnostic(
      .move, at: rule.fromSpan,
      "'\(link.formerKey ?? "")' is the key of a link still, and its code can't be that of "
        + "'\(link.key)' too",
      variant: "in use", help: ["Name the key that went away, or take the rule out."],
      trace: link.trace)
  }

  static func codeWithoutKey(_ key: String, _ slug: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .codeWithoutKey, .warning, at: span,
      "`moved:` has a former key for '\(key)', and its slug '\(slug)' is the same with either key",
      help: [
        "Make the slug of the key, such as 's-${{ key }}': it is the only name that has its former "
          + "value here.",
        "If nothing else in the slug has changed either, the rule can go.",
      ])
  }

  static func sameFormerKey(
    _ rule: MoveDeclaration, _ first: DesiredLink, _ link: DesiredLink
  ) -> Diagnostic {
    Diagnostic(
      .move, at: rule.fromSpan,
      "'\(first.key)' and '\(link.key)' would both keep the code of '\(link.formerKey ?? "")'",
      variant: "shared", help: ["A code stays with one link: name it for one of them."],
      trace: link.trace)
  }
}
