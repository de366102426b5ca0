import Bytes
import JSON

extension PluginAnswers {
  /// Reads the result of a call of `count` items.
  init(_ result: StrictValue, count: Int) throws(ShapeFault) {
    let list = try result.members(["results"])["results"]
    let results = try list?.elements() ?? []
    guard results.count == count else {
      throw ShapeFault(
        path: "/results", text: "has \(results.count) for \(count) item\(count == 1 ? "" : "s")")
    }
    var values = TextColumnBuilder(rows: count)
    var errors: [(item: Int, error: PluginError)] = []
    for (item, result) in results.enumerated() {
      let members = try result.members([], optional: ["ok", "error"])
      switch (members["ok"], members["error"]) {
      case (let value?, nil):
        var json = JSONWriter()
        json.value(value.value)
        json.bytes.withUnsafeBufferPointer { values.append($0) }
      case (nil, let error?):
        values.append("")
        errors.append((item, try PluginError(error)))
      default: throw result.fault("must have one of 'ok' and 'error'")
      }
    }
    self.init(values: values.finish(), errors: errors)
  }
}
