import Diagnostics

extension Diagnostic.Code {
  static let cutNumber = Diagnostic.Code("XQ1115", "number that a spreadsheet has shortened")
  static let lostZero = Diagnostic.Code("XQ1116", "key may have lost a leading zero")
  static let caseOfKeys = Diagnostic.Code("XQ1117", "keys differ only in case")
  static let replaced = Diagnostic.Code("XQ1118", "character was lost before")
  static let entity = Diagnostic.Code("XQ1119", "HTML entity in data or a URL")
}

extension Diagnostic {
  static func cutNumber(
    _ span: SourceSpan?, _ severity: Severity, _ text: String, _ column: String, more: Int
  ) -> Diagnostic {
    Diagnostic(
      .cutNumber, severity, at: span,
      "'\(text)' in column '\(column)' is what a spreadsheet makes of a long code"
        + others(more, "cell is", "cells are"),
      help: [
        "Its digits are gone: format the column as text in the spreadsheet and export it again."
      ]
        + (severity == .error
          ? [] : ["Where it is a number, say so with 'columns: {\(column): double}'."]))
  }

  static func lostZero(
    _ span: SourceSpan?, _ key: String, _ example: String, _ length: Int, more: Int
  ) -> Diagnostic {
    Diagnostic(
      .lostZero, .warning, at: span,
      "'\(key)' is shorter than keys with a zero in front, such as '\(example)'"
        + others(more, "key is", "keys are"),
      help: [
        "Spreadsheets drop leading zeros. Where that happened, write all \(length) digits before "
          + "anything is printed."
      ])
  }

  static func caseOfKeys(
    _ span: SourceSpan?, _ first: String, _ second: String, first firstSpan: SourceSpan?, more: Int
  ) -> Diagnostic {
    Diagnostic(
      .caseOfKeys, .warning, at: span,
      "'\(second)' is '\(first)' but for upper and lower case"
        + others(more, "pair is", "pairs are"),
      labels: firstSpan.map { [Label($0, "the first one")] } ?? [],
      help: ["Delete one of them where both mean the same; slugs can't tell them apart."])
  }

  static func replaced(_ span: SourceSpan?, _ column: String, more: Int) -> Diagnostic {
    Diagnostic(
      .replaced, .warning, at: span,
      "column '\(column)' has a U+FFFD, which stands for a character that was lost"
        + others(more, "cell is", "cells are"),
      help: ["Export the data again, as UTF-8 from the start: what was lost can't be guessed."])
  }

  /// - Parameter holder: What holds it, such as `column 'path'`.
  static func entity(_ span: SourceSpan?, _ holder: String, more: Int = 0) -> Diagnostic {
    Diagnostic(
      .entity, .warning, at: span,
      "\(holder) has '&amp;', which means '&' in HTML only" + others(more, "cell is", "cells are"),
      help: ["Write '&': it would go to visitors as it stands here."])
  }

  private static func others(_ more: Int, _ one: String, _ many: String) -> String {
    more == 0 ? "" : ", and \(more) more \(more == 1 ? one : many) like it"
  }
}
