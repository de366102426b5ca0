import JSON

/// One line of a plugin's own `tests.jsonl`: an item, and what has to come of it.
package struct ConformanceCase: Sendable {
  package let point: ExtensionPoint
  package let name: String
  /// A JSON text.
  package let item: [UInt8]
  package let expected: Expected

  package enum Expected: Hashable, Sendable {
    /// A JSON text with the members of objects in order, see ``canonical(_:)``.
    case value([UInt8])
    /// The code of an error.
    case error(Int)
  }

  package struct Fault: Error, Hashable, Sendable {
    /// Of `tests.jsonl`, from 1.
    package let line: Int
    package let text: String
  }

  /// Reads `{"point", "name", "item", "expect"}` a line, or `"error": code` for `expect`; empty
  /// lines are left out.
  package static func list(_ text: [UInt8]) throws(Fault) -> [ConformanceCase] {
    var cases: [ConformanceCase] = []
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let document: JSONDocument
      do throws(JSONError) { document = try JSONDocument(parsing: Array(line)) } catch {
        throw Fault(line: index + 1, text: error.text)
      }
      do throws(ShapeFault) {
        cases.append(try ConformanceCase(StrictValue(document.root)))
      } catch {
        throw Fault(line: index + 1, text: error.sentence(of: ""))
      }
    }
    return cases
  }

  private init(_ json: StrictValue) throws(ShapeFault) {
    let members = try json.members(["point", "name", "item"], optional: ["expect", "error"])
    let point = try members["point"]?.text() ?? ""
    guard let known = ExtensionPoint(rawValue: point) else {
      throw json.fault("has no 'point' that there is")
    }
    self.point = known
    name = try members["name"]?.text() ?? ""
    var item = JSONWriter()
    if let given = members["item"] { item.value(given.value) }
    self.item = item.bytes
    switch (members["expect"], members["error"]) {
    case (let value?, nil): expected = .value(ConformanceCase.canonical(value.value))
    case (nil, let code?): expected = .error(try code.number(in: 1...Int(Int32.max)))
    default: throw json.fault("must have one of 'expect' and 'error'")
    }
  }

  /// A value in a form that is equal where values are: members by name, whole numbers as such.
  static func canonical(_ value: JSONValue) -> [UInt8] {
    var json = JSONWriter()
    write(value, to: &json)
    return json.bytes
  }

  private static func write(_ value: JSONValue, to json: inout JSONWriter) {
    switch value.kind {
    case .object:
      json.beginObject()
      let members = value.members.map { ($0.key.string ?? "", $0.value) }
      for (name, value) in members.sorted(by: { $0.0 < $1.0 }) {
        json.key(name)
        write(value, to: &json)
      }
      json.endObject()
    case .array:
      json.beginArray()
      for element in value.elements { write(element, to: &json) }
      json.endArray()
    case .number where !value.isInteger: json.double(value.double ?? 0)
    default: json.value(value)
    }
  }
}
