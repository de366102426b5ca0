import Bytes
import JSON

extension PluginAnswers {
  /// The value of an item, to be read; nil where there is an error instead.
  package func result(_ item: Int) -> StrictValue? {
    guard let document = try? JSONDocument(parsing: values[item]) else { return nil }
    return StrictValue(document.root)
  }
}

extension ExtensionPoint {
  /// Whether a value is what the point gives, apart from what only the item can tell.
  ///
  /// - Throws: What is wrong with it, and where.
  package func check(_ result: StrictValue, of item: StrictValue) throws(ShapeFault) {
    switch self {
    case .dataSource: _ = try PluginRows(result)
    case .function: break
    case .transform:
      let key = item.value["link"]?["key"]?.string ?? ""
      _ = try PluginTransformation(result, of: key)
    case .policy: _ = try PluginFinding.list(result)
    case .reporter, .hook: _ = try PluginEvent.message(result)
    }
  }
}
