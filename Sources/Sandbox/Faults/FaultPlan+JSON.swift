extension FaultPlan {
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

  /// Reads a plan from JSON.
  ///
  /// - Throws: The first mistake, with the byte that it stands at.
  package init(json: [UInt8]) throws(FaultPlanError) {
    let value: JSON
    do { value = try JSONParser.parse(json) } catch {
      var fault = FaultPlanError(nil)
      fault.offset = error.offset
      throw fault
    }
    do { self = try FaultPlan(value) } catch {
      var fault = error
      fault.offset = JSONParser.offset(of: error.path, in: json)
      throw fault
    }
  }

  private init(_ value: JSON) throws(FaultPlanError) {
    var top = try FaultMembers(value)
    seed = UInt64(try top.integer("seed", atLeast: 0) ?? 0)
    rules = []
    for (index, item) in try top.array("rules").enumerated() {
      rules.append(try FaultRule(item, path: ["rules", "\(index)"]))
    }
    try top.end()
  }
}

extension FaultRule {
  fileprivate init(_ value: JSON, path: [String]) throws(FaultPlanError) {
    var members = try FaultMembers(value, path: path)
    fault = try Fault(&members)
    if let name = try members.string("endpoint") {
      guard let named = SandboxEndpoint(rawValue: name) else {
        throw members.fault(
          unknown: "endpoint", name, known: SandboxEndpoint.allCases.map(\.rawValue))
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
  /// The names that a rule's kind may have.
  static let kinds = [
    "burst429", "quota429", "status500", "html502", "reset", "hang", "jitter", "late", "kill",
    "truncate", "shuffle", "trim", "doubled", "missing", "wrongSlug", "movingList", "laggingList",
  ]

  fileprivate init(_ members: inout FaultMembers) throws(FaultPlanError) {
    let kind = try members.string("kind") ?? ""
    switch kind {
    case "burst429": self = .burst429
    case "quota429": self = .quota429(calls: try members.integer("calls", atLeast: 1))
    case "status500": self = .status500(try members.moment())
    case "html502": self = .html502(try members.moment())
    case "reset": self = .reset(try members.moment())
    case "hang":
      self = .hang(milliseconds: try members.number("milliseconds", of: kind, atLeast: 0), try members.moment())
    case "jitter": self = .jitter(milliseconds: try members.number("milliseconds", of: kind, atLeast: 0))
    case "late": self = .late(milliseconds: try members.number("milliseconds", of: kind, atLeast: 0))
    case "kill": self = .kill(try members.moment())
    case "truncate": self = .truncate
    case "shuffle": self = .shuffle
    case "trim": self = .trim
    case "doubled": self = .doubled
    case "missing": self = .missing
    case "wrongSlug": self = .wrongSlug
    case "movingList": self = .movingList
    case "laggingList":
      self = .laggingList(links: try members.number("links", of: kind, atLeast: 1))
    default: throw members.fault(unknown: "kind", kind, known: Fault.kinds)
    }
  }
}
