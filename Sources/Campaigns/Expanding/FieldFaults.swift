import Diagnostics
import Links

extension Diagnostic {
  static func slug(_ fault: Slug.Fault, _ text: String, at span: SourceSpan) -> Diagnostic {
    let detail =
      switch fault {
      case .length(let count): "slug '\(text)' has \(count) characters, and 3 to 64 are allowed"
      case .character(let character, _): "slug '\(text)' has '\(character)' in it"
      case .upperCase: "slug '\(text)' has upper-case letters"
      }
    return Diagnostic(
      .slug, at: span, detail,
      help: [
        "A slug is lower-case letters, digits and hyphens: '${{ name | slug }}' makes one of any "
          + "text, 'short_id(key, 8)' a short one."
      ])
  }

  static func repeatedParameter(_ parameter: LinkFields.Parameter, _ name: String) -> Diagnostic {
    Diagnostic(
      .parameter, at: parameter.nameSpan, "'\(name)' stands in 'query:' and in 'utm:'",
      help: ["Keep one of them."])
  }

  static func time(_ span: SourceSpan?, _ value: String) -> Diagnostic {
    Diagnostic(
      .instant, at: span, "\(value) is not a time with a zone and whole seconds",
      help: ["Write it as 2026-09-30T23:59:59+02:00, or with a Z for UTC."])
  }

  static func pastExpiry(_ span: SourceSpan?, _ instant: Instant) -> Diagnostic {
    Diagnostic(
      .instant, .warning, at: span, "the links expire at \(instant), which is over",
      help: ["An expiry can't be moved later: the short URLs would answer 410 from the start."])
  }

  static func notABool(_ span: SourceSpan?, _ type: String) -> Diagnostic {
    Diagnostic(
      .notCondition, at: span, "'enabled' is true or false, and this is \(type)",
      help: ["Write true or false, without quotes."])
  }
}
