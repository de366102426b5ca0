import Diagnostics

extension InputFiles {
  /// Reads a file that another one names; nil after a report at the place of its name.
  ///
  /// - Parameter folder: Of the file that names it; the path starts there and may not leave the
  ///   repository.
  mutating func open(
    _ path: String, from folder: String, _ span: SourceSpan, _ diagnostics: inout DiagnosticList
  ) -> SourceFile.ID? {
    let whole = RelativePath.join(folder, path)
    guard RelativePath.isInside(whole) else {
      diagnostics.report(.outside(path, at: span))
      return nil
    }
    do throws(InputFault) {
      return try read(whole)
    } catch {
      diagnostics.report(.unreadable(error, path, at: span))
      return nil
    }
  }
}

extension Diagnostic.Code {
  static let unreadable = Diagnostic.Code("XQ0001", "file can't be read")
  static let outside = Diagnostic.Code("XQ0002", "file lies outside of the repository")
}

extension Diagnostic {
  static func unreadable(_ fault: InputFault, _ path: String, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .unreadable, at: span, "'\(path)': \(fault.reason)",
      help: ["Paths start at the folder of the file that names them."])
  }

  static func outside(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .outside, at: span, "'\(path)' leads out of the repository",
      help: ["Copy the file into the repository: a plan is made of what was reviewed there."])
  }
}
