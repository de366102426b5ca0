import Bytes
import Diagnostics
import JSON

/// The items of a question, an object each, as they are put together.
struct PluginItems: ~Copyable {
  private var items: TextColumnBuilder
  private var json = JSONWriter()

  init(rows: Int = 1) {
    items = TextColumnBuilder(rows: rows)
  }

  /// Adds an item, whose members `write` gives.
  mutating func add(_ write: (inout JSONWriter) -> Void) {
    json.removeAll()
    json.beginObject()
    write(&json)
    json.endObject()
    json.bytes.withUnsafeBufferPointer { items.append($0) }
  }

  consuming func question(_ reference: PluginReference, _ point: PluginPoint) -> PluginQuestion {
    PluginQuestion(
      plugin: reference.plugin, point: point, name: reference.name, items: items.finish(),
      span: reference.span)
  }
}

extension PluginReply {
  /// The document of an item; nil where it has a fault or is no JSON.
  func document(_ item: Int) -> JSONValue? {
    try? JSONDocument(parsing: values[item]).root
  }
}

extension RowReport {
  /// Says why a question has no answer, with the way to one row.
  ///
  /// Once for each place: a plugin that has failed is asked nothing more, so the later questions
  /// tell nothing of their own rows.
  ///
  /// - Parameter rows: Of the question's items.
  mutating func report(_ silence: PluginSilence, rows: [Int]) {
    let fault = silence.diagnostic
    let isSaid = diagnostics.items.contains {
      $0.code == fault.code && $0.span == fault.span && $0.detail == fault.detail
    }
    if !isSaid { report(fault, row: rows[min(silence.item, rows.count - 1)]) }
  }
}

extension Diagnostic.Code {
  static let pluginRefusal = Diagnostic.Code("XQ5102", "a plugin refuses a value")
  static let pluginAnswer = Diagnostic.Code("XQ5103", "a plugin's answer has another shape")
}

extension Diagnostic {
  /// A fault that a plugin found in an item.
  static func refused(_ fault: PluginItemFault, _ reference: PluginReference) -> Diagnostic {
    Diagnostic(
      .pluginRefusal, at: reference.span, "\(reference.text): \(fault.message)",
      variant: fault.message, help: fault.help)
  }

  /// An answer that can't be used.
  ///
  /// - Parameter kind: Which fault it is, without data.
  /// - Parameter what: As a clause: `'links' is no list`.
  static func oddAnswer(
    _ reference: PluginReference, _ kind: String, _ what: String
  ) -> Diagnostic {
    Diagnostic(
      .pluginAnswer, at: reference.span, "the answer of \(reference.text) can't be used: \(what)",
      variant: kind, help: ["Try the plugin by itself: xqr-campaign plugin test."])
  }
}
