import Diagnostics
import Expressions
import JSON

extension JSONReader {
  /// The value as expressions know it; never nil for a value without faults.
  mutating func value(_ json: JSONValue) -> Value? {
    switch json.kind {
    case .null: return .null
    case .bool: return json.bool.map { .bool($0) }
    case .string: return json.string.map { .string($0) }
    case .array:
      var items: [Value] = []
      for item in json.elements { items.append(value(item) ?? .null) }
      return .list(items)
    case .object:
      var entries: [(String, Value)] = []
      for member in json.members {
        entries.append((String(decoding: member.name, as: UTF8.self), value(member.value) ?? .null))
      }
      let map = ValueMap(entries)
      if map.count < entries.count { hasFault = true }
      return .map(map)
    case .number:
      if json.isInteger, json.int == nil { hasFault = true }
      return json.int.map { .int($0) } ?? json.double.map { .double($0) }
    }
  }

  /// Goes through a value and its text side by side.
  mutating func reportFaults(_ json: JSONValue, at start: Int) {
    switch json.kind {
    case .array:
      for (item, range) in zip(json.elements, places.elements(at: start)) {
        reportFaults(item, at: range.lowerBound)
      }
    case .object:
      var known: [[UInt8]: JSONPlaces.Member] = [:]
      for (member, place) in zip(json.members, places.members(at: start)) {
        if let first = known[Array(member.name)] {
          let name = String(decoding: member.name, as: UTF8.self)
          diagnostics.report(.repeatedMember(span(place.name), name, first: span(first.name)))
        } else {
          known[Array(member.name)] = place
        }
        reportFaults(member.value, at: place.value.lowerBound)
      }
    case .number where json.isInteger && json.int == nil:
      let span = span(places.value(at: start))
      diagnostics.report(.json(span, "the number is too large to be kept"))
    case .number, .bool, .null, .string: break
    }
  }
}
