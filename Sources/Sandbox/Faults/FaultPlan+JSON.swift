import Foundation

/// A fault plan could not be read.
package struct FaultPlanError: Error, Hashable, CustomStringConvertible {
  package var description: String
}

extension FaultPlan {
  /// Reads a plan from a file; see ``init(json:)``.
  ///
  /// - Throws: ``FaultPlanError`` where the file can't be read, and the first mistake in it.
  package init(contentsOfFile path: String) throws(FaultPlanError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FaultPlanError(description: "can't read '\(path)'")
    }
    try self.init(json: [UInt8](data))
  }

  /// Reads a plan from JSON.
  ///
  /// ```json
  /// {"seed": 7, "rules": [
  ///   {"kind": "reset", "endpoint": "bulk_create", "nth": 2, "when": "after"},
  ///   {"kind": "status500", "chance": 0.1, "times": 20},
  ///   {"kind": "hang", "milliseconds": 200, "endpoint": "list", "every": 3},
  ///   {"kind": "quota429", "nth": 12, "calls": 5}
  /// ]}
  /// ```
  /// `kind` is a case of ``Fault``; `endpoint` a name of ``SandboxEndpoint``, any where absent; at
  /// most one of `nth`, `every` and `chance` (absent = `"nth": 1`). `when` belongs to `status500`,
  /// `html502`, `reset`, `hang` and `kill` and is `before` where absent.
  ///
  /// - Throws: The first mistake. Unknown members are mistakes.
  package init(json: String) throws(FaultPlanError) { try self.init(json: Array(json.utf8)) }

  init(json: [UInt8]) throws(FaultPlanError) {
    let value: JSON
    do { value = try JSONParser.parse(json) } catch {
      throw FaultPlanError(description: "not JSON at byte \(error.offset)")
    }
    var top = try FaultMembers(value, place: "the plan")
    seed = UInt64(try top.integer("seed", atLeast: 0) ?? 0)
    rules = []
    for (index, item) in try top.array("rules").enumerated() {
      rules.append(try FaultRule(item, place: "rules[\(index)]"))
    }
    try top.end()
  }
}

extension FaultRule {
  fileprivate init(_ value: JSON, place: String) throws(FaultPlanError) {
    var members = try FaultMembers(value, place: place)
    fault = try Fault(&members)
    if let name = try members.string("endpoint") {
      guard let named = SandboxEndpoint(rawValue: name) else {
        throw members.fault("unknown endpoint '\(name)'")
      }
      endpoint = named
    }
    let nth = try members.integer("nth", atLeast: 1)
    let every = try members.integer("every", atLeast: 1)
    let chance = try members.share("chance")
    switch (nth, every, chance) {
    case (let nth, nil, nil): occurrence = .nth(nth ?? 1)
    case (nil, let every?, nil): occurrence = .every(every)
    case (nil, nil, let chance?): occurrence = .chance(chance)
    default: throw members.fault("only one of nth, every and chance")
    }
    times = try members.integer("times", atLeast: 1)
    try members.end()
  }
}

extension Fault {
  fileprivate init(_ members: inout FaultMembers) throws(FaultPlanError) {
    let kind = try members.string("kind") ?? ""
    switch kind {
    case "burst429": self = .burst429
    case "quota429": self = .quota429(calls: try members.integer("calls", atLeast: 1))
    case "status500": self = .status500(try members.moment())
    case "html502": self = .html502(try members.moment())
    case "reset": self = .reset(try members.moment())
    case "hang":
      guard let time = try members.integer("milliseconds", atLeast: 0) else {
        throw members.fault("hang needs milliseconds")
      }
      self = .hang(milliseconds: time, try members.moment())
    case "kill": self = .kill(try members.moment())
    case "truncate": self = .truncate
    case "shuffle": self = .shuffle
    case "trim": self = .trim
    case "missing": self = .missing
    case "wrongSlug": self = .wrongSlug
    case "movingList": self = .movingList
    default: throw members.fault("unknown kind '\(kind)'")
    }
  }
}
