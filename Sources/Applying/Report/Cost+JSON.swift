import JSON
import Planning

extension JSONWriter {
  /// `{"planned":{"list":1},"made":{…},"retries":0}`, as journals and reports have it; kinds that
  /// don't occur are left out.
  mutating func writeCalls(planned: Cost, made: Cost, retries: Int) {
    beginObject()
    key("planned")
    write(planned)
    key("made")
    write(made)
    key("retries")
    int(retries)
    endObject()
  }

  private mutating func write(_ cost: Cost) {
    beginObject()
    for kind in Cost.Kind.allCases where cost[kind] > 0 {
      key(kind.rawValue)
      int(cost[kind])
    }
    endObject()
  }
}

extension Cost {
  /// Reads what `writeCalls` writes; nil where it is anything else.
  static func calls(_ json: JSONValue?) -> (planned: Cost, made: Cost, retries: Int)? {
    guard let planned = Cost(json?["planned"]), let made = Cost(json?["made"]),
      let retries = json?["retries"]?.quantity
    else { return nil }
    return (planned, made, retries)
  }

  private init?(_ json: JSONValue?) {
    guard let json, json.kind == .object else { return nil }
    self.init()
    for member in json.members {
      guard let kind = member.key.string.flatMap(Kind.init(rawValue:)),
        let count = member.value.quantity
      else { return nil }
      self[kind] = count
    }
  }
}
