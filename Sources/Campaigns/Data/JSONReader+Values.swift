import Diagnostics
import JSON

extension JSONReader {
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
