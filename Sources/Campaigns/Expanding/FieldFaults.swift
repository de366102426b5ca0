import Diagnostics
import Links

extension Diagnostic.Code {
  static let hiddenInKey = Diagnostic.Code("XQ1323", "key has a character that can't be seen")
}

extension Diagnostic {
  static func slug(_ fault: Slug.Fault, _ text: String, at span: SourceSpan) -> Diagnostic {
    let (variant, detail) =
      switch fault {
      case .length(let count):
        ("length", "slug '\(text)' has \(count) characters, and 3 to 64 are allowed")
      case .character(let character, _): ("character", "slug '\(text)' has '\(character)' in it")
      case .upperCase: ("case", "slug '\(text)' has upper-case letters")
      }
    let isLetterCase = Slug.fault(in: text.lowercased(), allowsUpperCase: false) == nil
    return Diagnostic(
      .slug, at: span, detail, variant: variant,
      help: [
        isLetterCase
          ? "Printed codes are typed in too, so slugs are lower case: '${{ name | lower }}'."
          : "A slug is lower-case letters, digits and hyphens: '${{ name | slug }}' makes one of any "
            + "text, 'short_id(key, 8)' a short one."
      ])
  }

  static func pastExpiry(_ span: SourceSpan, _ instant: Instant) -> Diagnostic {
    Diagnostic(
      .instant, .warning, at: span, "the links expire at \(instant), which is over",
      help: ["An expiry can't be moved later: the short URLs would answer 410 from the start."])
  }

  static func expiryBeforeEnd(_ span: SourceSpan, _ afterEnd: SourceSpan) -> Diagnostic {
    Diagnostic(
      .instant, at: span, "links that expire can't lead to 'after_end'",
      labels: [Label(afterEnd, "the page for visitors who come later")],
      help: [
        "An expired link answers 410, and its expiry can't be changed: leave 'expires_at' out and "
          + "let 'ends' do it, or leave 'after_end' out."
      ])
  }

  static func emptyKey(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyText, at: span, "the key is empty",
      help: ["Make it of what tells the links apart, or leave it out to take the 'id'."])
  }

  static func hiddenInKey(_ scalar: Unicode.Scalar, _ text: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .hiddenInKey, at: span,
      "key '\(text)' has \(HiddenCharacter.name(of: scalar)), which can't be seen",
      help: [
        "Two keys that look alike would be two links. Clean the data up, or make the key of another "
          + "column; 'slug' takes such characters out."
      ])
  }

  static func notABool(_ span: SourceSpan, _ type: String) -> Diagnostic {
    Diagnostic(
      .notCondition, at: span, "'enabled' is true or false, and this is \(type)",
      help: ["Write true or false, without quotes."])
  }
}
