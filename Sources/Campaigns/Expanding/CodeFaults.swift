import Diagnostics

extension Diagnostic.Code {
  static let codeSetting = Diagnostic.Code("XQ1324", "setting of a code can't be used")
  static let codeFile = Diagnostic.Code("XQ1325", "file name of a code can't be used")
}

extension Diagnostic {
  static func codeSetting(_ span: SourceSpan, _ detail: String, help: String? = nil) -> Diagnostic {
    Diagnostic(.codeSetting, at: span, detail, help: help.map { [$0] } ?? [])
  }

  static func codeFile(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      .codeFile, at: span, "'\(text)' can't be the name of a file everywhere",
      help: [
        "A name is ASCII letters, digits, '.', '_' and '-', with '/' between folders, and no part "
          + "begins with a point: '${{ name | slug }}' makes one of any text."
      ])
  }
}
