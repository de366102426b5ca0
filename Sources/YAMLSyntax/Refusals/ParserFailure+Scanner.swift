import Diagnostics

extension FailurePlace {
  /// Messages about characters.
  var scannerMessage: Diagnostic? {
    switch failure.context {
    case "while scanning a quoted scalar": unclosedQuote
    case "while parsing a quoted scalar": escape
    case "while scanning a block scalar" where byte != .tab: blockHeader
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag",
      "while parsing a tag":
      malformedName
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a %TAG directive", "while parsing a %TAG directive",
      "while scanning a tag directive", "while parsing a tag directive":
      Diagnostic(
        YAMLCode.directive, at: restOfLine(failure.contextPlace ?? failure.place),
        "a line that begins with '%' is a directive, and only '%YAML 1.2' is allowed",
        help: ["Remove it, or indent the line if it is text."])
    default: tokenMessage
    }
  }

  private var tokenMessage: Diagnostic? {
    switch failure.problem {
    case "found character that cannot start any token" where byte == .tab,
      "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      .tab(at: failure.place, in: source, of: file)
    case "found character that cannot start any token": reserved
    case "mapping values are not allowed in this context": colon
    case "block sequence entries are not allowed in this context":
      Diagnostic(
        YAMLCode.indentation, at: mark(failure.place), "a list can't begin on the line of its key",
        help: ["Begin the list on the next line, or quote a text that begins with '- '."])
    case "mapping keys are not allowed in this context":
      Diagnostic(
        YAMLCode.reservedCharacter, at: mark(failure.place), "'? ' begins a key in YAML",
        help: ["Put quotes around the text."])
    case "found unexpected ':'":
      Diagnostic(
        YAMLCode.colonInValue, at: mark(failure.place),
        "a colon inside brackets ends a key only before a blank",
        help: ["Write a blank behind the colon, or put quotes around the text."])
    case "could not find expected ':'": missingColon
    default: nil
    }
  }

  private var unclosedQuote: Diagnostic {
    let start = failure.contextPlace ?? failure.place
    let isSingle = start < source.count && source[start] == UInt8(ascii: "'")
    let isMarker = says("found unexpected document indicator")
    return Diagnostic(
      YAMLCode.unclosedQuote, at: mark(start), "this quote is never closed",
      labels: isMarker ? [.init(restOfLine(failure.place), "a document begins or ends here")] : [],
      help: [
        isSingle
          ? "Close it; an apostrophe inside single quotes is written twice: ''"
          : "Close it; a quote inside double quotes is written \\\"."
      ])
  }

  private var escape: Diagnostic {
    let isUnknown = says("found unknown escape character")
    var span = mark(failure.place)
    if isUnknown {
      span = SourceSpan(file: file, start: span.start, end: mark(failure.place + 1).end)
    }
    let detail =
      if isUnknown {
        "double quotes have no such escape"
      } else if says("did not find expected hexdecimal number") {
        "two digits belong behind '\\x', four behind '\\u', eight behind '\\U'"
      } else {
        "this is no Unicode character; one beyond U+FFFF is written '\\U' with eight digits"
      }
    return Diagnostic(
      YAMLCode.escape, at: span, detail,
      help: ["Write a backslash as '\\\\', or use single quotes, where it has no meaning."])
  }

  private var blockHeader: Diagnostic {
    let detail =
      says("found an indentation indicator equal to 0")
      ? "the indentation is a digit from 1 to 9"
      : "behind '|' or '>' only '-', '+', a digit and a comment may stand"
    return Diagnostic(
      YAMLCode.blockHeader, at: mark(failure.place), detail, labels: label("the block text"),
      help: ["Begin the text on the next line, or quote a text that begins with '|' or '>'."])
  }

  private var malformedName: Diagnostic {
    let start = failure.contextPlace ?? failure.place
    let character = start < source.count ? Character(UnicodeScalar(source[start])) : "&"
    let kind =
      switch character {
      case "*": "an alias"
      case "!": "a tag"
      default: "an anchor"
      }
    return Diagnostic(
      YAMLCode.name, at: restOfLine(start),
      "'\(character)' begins \(kind), whose name is letters, digits, '-' and '_'",
      help: ["Put quotes around a text that begins with '\(character)'."])
  }

  private var reserved: Diagnostic {
    let character = byte.map { String(UnicodeScalar($0)) } ?? ""
    let text = SourceSpan(
      file: file, start: failure.place, end: restOfLine(failure.place).end)
    let shown = String(decoding: source[text.start..<text.end].prefix(60), as: UTF8.self)
    let isQuotable = !shown.contains("'") && text.end - text.start <= 60
    return Diagnostic(
      YAMLCode.reservedCharacter, at: mark(failure.place),
      "no value may begin with '\(character)' in YAML",
      help: [isQuotable ? "Quote it: '\(shown)'" : "Put quotes around the value."])
  }

  /// A colon that is neither behind the first key of a line nor inside quotes.
  private var colon: Diagnostic {
    let before = lineBefore(failure.place)
    let hasKey = zip(before, before.dropFirst()).contains {
      $0 == UInt8(ascii: ":") && $1.isBlank
    }
    guard hasKey else { return strayKey(before) }
    return Diagnostic(
      YAMLCode.colonInValue, at: mark(failure.place),
      "': ' inside an unquoted value begins a second map",
      help: ["Put quotes around the whole value."])
  }

  /// A key behind a line that libyaml took for the begin of the same text.
  private func strayKey(_ before: ArraySlice<UInt8>) -> Diagnostic {
    let start = before.firstIndex { !$0.isBlank } ?? failure.place
    let previous = lineBefore(max(before.startIndex - 1, 0))
    if previous.prefix(while: \.isBlank).count == start - before.startIndex,
      let text = previous.firstIndex(where: { !$0.isBlank })
    {
      return noColon(from: text)
    }
    return Diagnostic(
      YAMLCode.indentation, at: SourceSpan(file: file, start: start, end: failure.place),
      "this key is indented below a line that already has its value",
      help: [
        gluedKey(in: previous)
          ?? "Begin it in the column of the key above, or remove the value above."
      ])
  }

  /// The way out where a line has a key without a blank behind its colon, `- id:x`.
  private func gluedKey(in line: ArraySlice<UInt8>) -> String? {
    let text = line.drop { $0.isBlank || $0 == UInt8(ascii: "-") }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text[..<colon].allSatisfy({ $0.isKeyPart }), colon + 1 < text.endIndex,
      !text[colon + 1].isBlank, text[colon + 1] != UInt8(ascii: "/")
    else { return nil }
    let key = String(decoding: text[..<colon], as: UTF8.self)
    let value = String(decoding: text[(colon + 1)...].prefix { $0 >= 0x20 }, as: UTF8.self)
    return "The line above is one text: write a blank behind its colon, '\(key): \(value)'."
  }

  private var missingColon: Diagnostic? {
    failure.contextPlace.map { noColon(from: $0) }
  }

  private func noColon(from start: Int) -> Diagnostic {
    Diagnostic(
      YAMLCode.missingColon, at: restOfLine(start),
      "this line is neither a key with ': ' nor a list item with '- '",
      help: ["Write a blank behind the colon; indent the further lines of a longer text deeper."])
  }
}
