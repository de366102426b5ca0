import Diagnostics

extension Resolver {
  mutating func resolve(
    _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let name = call.name.text
    guard let target = call.target else {
      if let macro = try globalMacro(call, at: range) { return macro }
      guard let function = global(name, isAbsolute: call.isAbsolute) else {
        throw unknownFunction(call.name)
      }
      return try resolve(function, nil, call, at: range)
    }
    if let namespace = dottedName(target), !isVariable(target) {
      let qualified = namespace.text + "." + name
      if qualified == "cel.bind" { return try bind(call, at: range) }
      if let function = global(qualified, isAbsolute: namespace.isAbsolute) {
        return try resolve(function, nil, call, at: range)
      }
    }
    return try resolveMember(target, call, at: range)
  }

  private func global(_ name: String, isAbsolute: Bool) -> Function? {
    scope.candidates(for: name, isAbsolute: isAbsolute).lazy.compactMap(functions.global).first
  }

  private mutating func resolveMember(
    _ target: Syntax, _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    if let macro = try memberMacro(target, call, at: range) { return macro }
    guard let function = functions.member(call.name.text) else {
      // What the owner is explains more than that it lacks the function.
      if case .name(let owner, _) = target.kind, scope.unavailable[owner] != nil {
        _ = try resolve(target)
      }
      throw unknownMember(call.name)
    }
    return try resolve(function, target, call, at: range)
  }

  /// `operand | name(…)`: a function of ours, else a member function or macro, else any function.
  mutating func resolve(
    _ operand: Syntax, pipedInto call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let name = call.name.text
    if name == "default" {
      let arguments = [Syntax.Argument(label: nil, value: operand)] + call.arguments
      return try fallback(
        Syntax.Call(name: call.name, target: nil, isAbsolute: false, arguments: arguments),
        at: range)
    }
    if let function = functions.global(name), function.form.contains(.ours) {
      return try resolve(function, operand, call, at: range)
    }
    if let macro = try memberMacro(operand, call, at: range) { return macro }
    guard let function = functions.member(name) ?? functions.global(name) else {
      throw unknownFunction(call.name)
    }
    return try resolve(function, operand, call, at: range)
  }

  /// Whether the root of the path `target` is a name of the scope.
  private func isVariable(_ target: Syntax) -> Bool {
    var node = target
    while case .select(let operand, _, _) = node.kind { node = operand }
    guard case .name(let root, let isAbsolute) = node.kind else { return true }
    return scope.candidates(for: root, isAbsolute: isAbsolute).contains {
      scope.slot(of: $0) != nil
    }
  }

  // MARK: Arguments

  private mutating func resolve(
    _ function: Function, _ receiver: Syntax?, _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    let given = (receiver.map { [Syntax.Argument(label: nil, value: $0)] } ?? []) + call.arguments
    let parameters = function.parameters
    var arranged = [Resolved?](repeating: nil, count: parameters.count)
    var extra: [Resolved] = []
    for (position, argument) in given.enumerated() {
      guard let label = argument.label else {
        let value = try resolve(argument.value)
        if let last = parameters.last, case .repeated = last.presence,
          position >= parameters.count - 1
        {
          extra.append(value)
        } else if position < parameters.count, arranged[position] == nil {
          arranged[position] = value
        } else {
          throw misfit(
            function, call, "takes \(parameters.count) arguments, \(given.count) are given.")
        }
        continue
      }
      guard let index = parameters.firstIndex(where: { $0.name == label.text }) else {
        throw unknownLabel(label, of: function)
      }
      guard arranged[index] == nil else {
        throw misfit(function, call, "gets '\(label.text)' twice.")
      }
      arranged[index] = try resolve(argument.value)
    }
    let arguments = try complete(arranged, of: function, call, at: range) + extra
    isPure = isPure && function.isPure
    do {
      let prepared = try function.prepared(for: arguments.map(\.constant))
      return fold(.call(prepared, arguments), at: range)
    } catch {
      throw ExpressionError(error, at: error.argument.map { arguments[$0].range } ?? range)
    }
  }

  private func complete(
    _ arranged: [Resolved?], of function: Function, _ call: Syntax.Call, at range: Range<Int>
  ) throws(ExpressionError) -> [Resolved] {
    var result: [Resolved] = []
    var gap: String?
    for (argument, parameter) in zip(arranged, function.parameters) {
      if let argument {
        if let gap { throw misfit(function, call, "needs '\(gap)'.") }
        result.append(argument)
        continue
      }
      switch parameter.presence {
      case .required: throw misfit(function, call, "needs '\(parameter.name)'.")
      case .optional: gap = parameter.name
      case .defaulted(let value): result.append(Resolved(kind: .constant(value), range: range))
      case .repeated: break
      }
    }
    return result
  }

  // MARK: Faults

  private func misfit(
    _ function: Function, _ call: Syntax.Call, _ what: String
  ) -> ExpressionError {
    ExpressionError(
      ExpressionCodes.arguments, at: call.name.range, "'\(function.name)' \(what)",
      help: ["It is called as '\(function.signature)'."])
  }

  private func unknownLabel(_ label: Syntax.Name, of function: Function) -> ExpressionError {
    let names = function.parameters.map(\.name)
    var help: [String] = []
    if let nearest = Suggestion.nearest(to: label.text, among: names) {
      help.append("Did you mean '\(nearest)='?")
    }
    help.append("It is called as '\(function.signature)'.")
    return ExpressionError(
      ExpressionCodes.arguments, at: label.range,
      "'\(function.name)' has no parameter '\(label.text)'.", help: help)
  }

  /// What other languages call the functions of this one.
  private static let foreignNames = [
    "len": "size(x)", "length": "size(x)", "count": "size(x)", "not": "!x", "str": "string(x)",
    "toString": "string(x)", "substr": "x.substring(a, b)", "includes": "x.contains(y)",
    "toLowerCase": "x | lower", "toUpperCase": "x | upper", "downcase": "x | lower",
    "upcase": "x | upper", "strip": "x.trim()", "slugify": "x | slug", "urlencode": "url_encode(x)",
    "concat": "x + y", "regex_match": "x.matches(pattern)", "coalesce": "default(x, y)",
  ]

  private func unknownFunction(_ name: Syntax.Name) -> ExpressionError {
    var help: [String] = []
    if let known = Self.foreignNames[name.text] {
      help.append("It is written '\(known)' here.")
    } else if functions.member(name.text) != nil || Self.macroNames.contains(name.text) {
      help.append("It is written behind a value: 'x.\(name.text)(…)' or 'x | \(name.text)(…)'.")
    } else if let nearest = Suggestion.nearest(
      to: name.text, among: functions.globalNames + functions.memberNames + Self.macroNames)
    {
      help.append("Did you mean '\(nearest)'?")
    }
    return ExpressionError(
      ExpressionCodes.unknownFunction, at: name.range, "There is no function '\(name.text)'.",
      help: help)
  }

  private func unknownMember(_ name: Syntax.Name) -> ExpressionError {
    var help: [String] = []
    if let known = Self.foreignNames[name.text] {
      help.append("It is written '\(known)' here.")
    } else if functions.global(name.text) != nil {
      help.append("It is written 'x | \(name.text)(…)' or '\(name.text)(x, …)'.")
    } else if let nearest = Suggestion.nearest(
      to: name.text, among: functions.memberNames + Self.macroNames)
    {
      help.append("Did you mean '\(nearest)'?")
    }
    return ExpressionError(
      ExpressionCodes.unknownFunction, at: name.range,
      "There is no function '\(name.text)' behind a dot.", help: help)
  }
}
