package import Diagnostics

extension PluginFailure {
  /// The failure as it is shown: where the plugin was used, and what it last said.
  package func diagnostic(
    at span: SourceSpan?, trace: [Diagnostic.Frame] = []
  ) -> Diagnostic {
    var values: [String] = []
    if let place {
      let inside = place.inside.map { " (inside \($0))" } ?? ""
      values.append("at = \(place.file):\(place.line)\(inside)")
    }
    values += log.map { "[\(plugin)] \($0)" }
    return Diagnostic(
      .pluginFailed, at: span, sentence, variant: plugin,
      help: ["Try it alone with 'xqr-campaign plugin test', which shows what it is sent."],
      values: values, trace: trace)
  }
}

extension PluginError {
  /// What a plugin says of an item, as it is shown.
  ///
  /// - Parameter folder: Of the plugin, from the root of the repository.
  package func diagnostic(
    of plugin: String, in folder: String, at span: SourceSpan?, trace: [Diagnostic.Frame] = []
  ) -> Diagnostic {
    var values: [String] = []
    if let path, !path.isEmpty { values.append("path = \(path)") }
    if let file {
      values.append("at = \(folder)/\(file)" + (line.map { ":\($0)" } ?? ""))
    }
    return Diagnostic(
      .pluginRefused, at: span, "plugin '\(plugin)': \(message)", variant: "\(plugin) \(code)",
      help: hint.map { [$0] } ?? [], values: values, trace: trace)
  }
}

extension Diagnostic.Code {
  fileprivate static let pluginFailed = Diagnostic.Code("XQ5030", "plugin failed")
  fileprivate static let pluginRefused = Diagnostic.Code("XQ5031", "plugin reports an error")
}
