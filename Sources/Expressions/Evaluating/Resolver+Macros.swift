extension Resolver {
  static let macroNames = [
    "has", "if", "default", "all", "exists", "exists_one", "existsOne", "map", "filter",
    "sortBy", "transformList", "transformMap", "transformMapEntry", "optMap", "optFlatMap",
  ]

  // MARK: Global

  mutating func globalMacro(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved? {
    switch call.name.text {
    case "has": return try has(call, at: range)
    case "if": return try choice(call, at: range)
    case "default": return try fallback(call, at: range)
    default: return nil
    }
  }

  private mutating func has(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let arguments = try plain(call, count: 1, "has(e.field)")
    guard case .select(let operand, let field, _) = arguments[0].kind else {
      throw misuse(arguments[0].range, "'has' asks for a field.", "has(e.field)")
    }
    return fold(.has(try resolve(operand), field: field), at: range)
  }

  private mutating func choice(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    var branches: [Resolved.Branch] = []
    var call = call
    while true {
      let arguments = try plain(call, count: 3, "if(condition, value, otherwise)")
      let condition = try resolve(arguments[0])
      branches.append(.init(condition: condition, value: try resolve(arguments[1])))
      guard case .call(let next) = arguments[2].kind, next.target == nil, next.name.text == "if"
      else {
        return fold(.conditional(branches, otherwise: try resolve(arguments[2])), at: range)
      }
      call = next
    }
  }

  mutating func fallback(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let arguments = try plain(call, count: 2, "default(path, x)")
    let path = try resolve(arguments[0])
    return fold(.fallback(path, try resolve(arguments[1])), at: range)
  }

  mutating func bind(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let usage = "cel.bind(name, value, expression)"
    let arguments = try plain(call, count: 3, usage)
    let name = try variable(arguments[0], usage)
    let value = try resolve(arguments[1])
    let local = nextLocal
    return Resolved(
      kind: .bind(local: local, value, body: try withLocals([name], arguments[2])), range: range)
  }

  // MARK: Member

  mutating func memberMacro(
    _ target: Syntax, _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved? {
    let count = call.arguments.count
    switch call.name.text {
    case "all": return try loop(.all, target, call, [2, 3], at: range)
    case "exists": return try loop(.exists, target, call, [2, 3], at: range)
    case "exists_one", "existsOne": return try loop(.existsOne, target, call, [2, 3], at: range)
    case "filter": return try loop(.filter, target, call, [2], at: range)
    case "sortBy": return try loop(.sortBy, target, call, [2], at: range)
    case "map": return try loop(.map, target, call, [2, 3], variables: 1, at: range)
    case "transformList": return try loop(.map, target, call, [3, 4], variables: 2, at: range)
    case "transformMap":
      return try loop(.transformMap, target, call, [3, 4], variables: 2, at: range)
    case "transformMapEntry":
      return try loop(.transformMapEntry, target, call, [3, 4], variables: 2, at: range)
    case "optMap" where count == 2, "optFlatMap" where count == 2:
      let name = try variable(call.arguments[0].value, "x.\(call.name.text)(name, expression)")
      let operand = try resolve(target)
      let local = nextLocal
      let body = try withLocals([name], call.arguments[1].value)
      let isFlat = call.name.text == "optFlatMap"
      return Resolved(
        kind: .optionalMap(operand, local: local, body: body, isFlat: isFlat), range: range)
    default: return nil
    }
  }

  /// Reads a loop's variables, its filter and its body, in this order.
  ///
  /// Without a number of variables all arguments but the last are variables.
  private mutating func loop(
    _ purpose: Comprehension.Purpose, _ target: Syntax, _ call: Syntax.Call, _ counts: [Int],
    variables: Int? = nil, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let macro = call.name.text
    let names = (variables ?? counts[0] - 1) == 1 ? "x" : "key, value"
    let usage = "list.\(macro)(\(names), expression)"
    guard counts.contains(call.arguments.count) else {
      throw misuse(call.name.range, "'\(macro)' does not take that many arguments.", usage)
    }
    let arguments = try plain(call, count: call.arguments.count, usage)
    let variableCount = variables ?? arguments.count - 1
    var locals: [String] = []
    for argument in arguments.prefix(variableCount) {
      locals.append(try variable(argument, usage))
    }
    let source = try resolve(target)
    let first = nextLocal
    let filter =
      arguments.count > variableCount + 1
      ? try withLocals(locals, arguments[variableCount]) : nil
    let body = try withLocals(locals, arguments[arguments.count - 1])
    return Resolved(
      kind: .comprehension(
        Comprehension(
          purpose: purpose, range: source, first: first,
          second: variableCount == 2 ? first + 1 : nil, filter: filter, body: body)),
      range: range)
  }

  // MARK: Shapes

  private func plain(
    _ call: Syntax.Call, count: Int, _ usage: String
  ) throws(ExpressionError) -> [Syntax] {
    if let label = call.arguments.lazy.compactMap(\.label).first {
      throw misuse(label.range, "'\(call.name.text)' has no named arguments.", usage)
    }
    guard call.arguments.count == count else {
      throw misuse(
        call.name.range,
        "'\(call.name.text)' takes \(count) arguments, \(call.arguments.count) are given.", usage)
    }
    return call.arguments.map(\.value)
  }

  private func variable(
    _ syntax: Syntax, _ usage: String
  ) throws(ExpressionError) -> String {
    guard case .name(let name, false) = syntax.kind else {
      throw misuse(syntax.range, "This must be a plain name for the loop to use.", usage)
    }
    return name
  }

  private func misuse(
    _ range: Range<Int>, _ detail: String, _ usage: String
  ) -> ExpressionError {
    ExpressionError(
      ExpressionCodes.arguments, at: range, detail, help: ["It is written '\(usage)'."])
  }
}
