import Links
import Planning

extension Plan {
  /// Each change in a line: `update abc destination,labels`, `kept abc alreadyPaused`.
  var lines: [String] {
    changes.map { change in
      let name = slug(of: change) ?? key(of: change) ?? "?"
      var words = ["\(change.kind)", name]
      if change.reason != .none { words.append("\(change.reason)") }
      if !change.fields.isEmpty { words.append(change.fields.names.joined(separator: ",")) }
      if change.isBornPaused { words.append("bornPaused") }
      return words.joined(separator: " ")
    }
  }

  /// Each step with its number of members: `create 100`.
  var stepLines: [String] { steps.map { "\($0.kind) \($0.members.count)" } }
}

extension Change.Fields {
  var names: [String] {
    let all: [(Change.Fields, String)] = [
      (.destination, "destination"), (.labels, "labels"), (.enabled, "enabled"),
      (.rules, "rules"), (.expiresAt, "expiresAt"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
