package import Bytes
import JSON

/// What a data source gave: `{"rows": [{…}], "origins": [{"file", "line"}]}`.
package struct PluginRows: Sendable {
  /// Where a row comes from, as the plugin says it: no file of this repository need have the name.
  package struct Origin: Hashable, Sendable {
    package let file: String
    /// From 1.
    package let line: Int
  }

  /// A JSON object a row, in the plugin's order.
  package let rows: TextColumn

  /// One a row, in their order; nothing where the plugin gave none.
  package let origins: [Origin]

  package init(_ result: StrictValue) throws(ShapeFault) {
    let members = try result.members(["rows"], optional: ["origins"])
    let list = try members["rows"]?.elements() ?? []
    var rows = TextColumnBuilder(rows: list.count)
    var json = JSONWriter()
    for row in list {
      json.removeAll()
      json.value(try row.object())
      json.bytes.withUnsafeBufferPointer { rows.append($0) }
    }
    var origins: [Origin] = []
    if let given = members["origins"] {
      for origin in try given.elements() { origins.append(try PluginRows.origin(origin)) }
      guard origins.count == list.count else {
        throw given.fault("has \(origins.count) for \(list.count) rows")
      }
    }
    self.rows = rows.finish()
    self.origins = origins
  }

  private static func origin(_ json: StrictValue) throws(ShapeFault) -> Origin {
    let members = try json.members(["file", "line"])
    return Origin(
      file: try members["file"]?.text() ?? "",
      line: try members["line"]?.number(in: 1...Int(Int32.max)) ?? 1)
  }
}
