import Diagnostics

// The words for what libyaml accepts and the language does not.
extension Diagnostic {
  static func severalDocuments(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.severalDocuments, at: span, "a second document begins here",
      help: ["Put it into a file of its own, or remove the '---'."])
  }

  static func tagDirective(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.directive, at: span, "'%TAG' declares tags, and none but '!!str' is allowed",
      help: ["Remove the directive."])
  }

  static func tag(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.tag, at: span, "only '!!str' is allowed, on a scalar",
      help: [
        "Remove the tag; put quotes around a text that begins with '!', and around a number that is"
          + " meant as text."
      ])
  }

  static func tooDeep(at span: SourceSpan, through anchor: SourceSpan? = nil) -> Diagnostic {
    Diagnostic(
      YAMLCode.tooDeep, at: span, "lists and maps may lie \(Limits.depth) deep in each other",
      labels: anchor.map { [Label($0, "this value is part of it")] } ?? [],
      help: ["A bracket may be missing before this place."])
  }

  static func tooManyNodes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.tooManyNodes, at: span, "a file may hold \(Limits.nodes) keys and values",
      help: ["Keep rows in a CSV or JSON Lines file and name it under 'data:'."])
  }

  static func scalarTooLong(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.scalarTooLong, at: span,
      "this value has \(count) bytes, \(Limits.scalarBytes) are allowed",
      help: ["A closing quote may be missing; data belongs into a file under 'data:'."])
  }

  static func escapedNull(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.controlCharacter, at: span, "U+0000 is a control character",
      help: ["Remove it: no value may hold it."])
  }

  static func number(
    _ refusal: ScalarValue.Refusal, _ text: String, at span: SourceSpan
  ) -> Diagnostic {
    switch refusal {
    case .notDecimal:
      Diagnostic(
        YAMLCode.notDecimal, at: span, "'\(text)' is a number in another base",
        help: ["Write it in decimal, or quote it if it is text: '\(text)'"])
    case .tooLarge:
      Diagnostic(
        YAMLCode.numberTooLarge, at: span, "this number does not fit into 64 bits",
        help: ["Quote it if it is an id: '\(text)'"])
    }
  }

  static func duplicateKey(
    _ key: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      YAMLCode.duplicateKey, at: span, "'\(key)' is already in this map",
      labels: [Label(first, "first here")],
      help: ["Remove one of them, or put both values under one key."])
  }

  static func keyNotString(_ scalar: Scalar, at span: SourceSpan) -> Diagnostic {
    let kind =
      switch scalar.value {
      case .null: "null"
      case .bool: "a boolean"
      case .int, .double: "a number"
      case .string: "a text"
      }
    guard !scalar.text.isEmpty else { return .emptyKey(at: span) }
    return Diagnostic(
      YAMLCode.keyNotString, at: span, "this key is \(kind)", help: ["Quote it: '\(scalar.text)'"])
  }

  static func emptyKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.keyNotString, at: span, "this key is empty", help: ["Write a name before the colon."]
    )
  }

  static func collectionKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.keyNotString, at: span, "this key is a list or a map",
      help: ["Quote a text that begins with '{' or '['; an expression begins with '${{'."])
  }

  static func mergeKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      YAMLCode.mergeKey, at: span, "'<<' does not merge here",
      help: ["Put what is common under 'defaults:', or into a file named under 'use:'."])
  }
}
