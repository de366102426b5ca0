import Bytes
import Campaigns
import Diagnostics
import JSON
import Planning
import Plugins

extension PluginReply {
  /// The values that a plan keeps, each as a text again.
  init(_ answer: PluginRecord.Answer) {
    var values = TextColumnBuilder()
    if let list = try? JSONDocument(parsing: answer.values).root {
      var json = JSONWriter()
      for value in list.elements {
        json.removeAll()
        json.value(value)
        json.bytes.withUnsafeBufferPointer { values.append($0) }
      }
    }
    self.init(values: values.finish(), faults: [:])
  }

  /// What a policy says that finds nothing.
  static func noFindings(_ count: Int) -> PluginReply {
    let values = [String](repeating: #"{"findings":[]}"#, count: count)
    return PluginReply(values: TextColumn(values), faults: [:])
  }
}

extension PluginItemFault {
  /// - Parameter folder: Of the plugin, from the root of the repository.
  init(_ error: PluginError, in folder: String) {
    let place = error.file.map { "\(folder)/\($0)" + (error.line.map { ":\($0)" } ?? "") }
    self.init(
      error.message,
      help: [error.hint, place.map { "The plugin says so at \($0)." }].compactMap { $0 })
  }
}

extension ExtensionPoint {
  init(_ point: PluginPoint) {
    self =
      switch point {
      case .dataSource: .dataSource
      case .function: .function
      case .transform: .transform
      case .policy: .policy
      }
  }
}

extension Diagnostic.Code {
  static let noAnswer = Diagnostic.Code("XQ5104", "the plan has no answer of a plugin")
}

extension Diagnostic {
  static func noAnswer(_ question: PluginQuestion) -> Diagnostic {
    Diagnostic(
      .noAnswer, at: question.span,
      "'\(question.plugin).\(question.name)' would be asked something that it wasn't asked for the "
        + "plan",
      help: ["Files have changed since it was made: plan again, look at it, and apply that one."])
  }
}

extension Workbench.Loaded {
  /// Whether a saved plan lacks what its campaign asks of plugins now.
  var lacksAnswers: Bool { diagnostics.items.contains { $0.code == .noAnswer } }
}
