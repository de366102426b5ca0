/// What an evaluation has come to know about the parts of its expression.
struct Trace {
  private var steps: [(range: Range<Int>, depth: Int, outcome: Explanation.Step.Outcome?)] = []
  private var depth = 0
  private var omitted = 0

  /// Enters a part; returns its number, nil where no more are kept.
  mutating func begin(_ node: Resolved) -> Int? {
    defer { depth += 1 }
    guard steps.count < Explanation.limit else {
      omitted += 1
      return nil
    }
    steps.append((node.range, depth, nil))
    return steps.count - 1
  }

  /// Leaves the part that was entered last.
  mutating func end(_ number: Int?, _ outcome: @autoclosure () -> Explanation.Step.Outcome) {
    depth -= 1
    if let number { steps[number].outcome = outcome() }
  }

  var explanation: Explanation {
    let steps = steps.compactMap { step in
      step.outcome.map {
        Explanation.Step(range: step.range, depth: step.depth, outcome: $0)
      }
    }
    return Explanation(steps: steps, omitted: omitted)
  }

  /// Whether nothing is around the next part.
  var isOutside: Bool { depth == 0 }
}

extension Evaluator {
  /// Evaluates a node and writes its outcome down.
  mutating func traced(_ node: Resolved) throws(ExpressionError) -> Value {
    if case .constant(let value) = node.kind, trace?.isOutside == false { return value }
    let number = trace?.begin(node)
    do {
      let value = try value(of: node)
      trace?.end(number ?? nil, .value(value.display))
      return value
    } catch {
      trace?.end(number ?? nil, .fault(error))
      throw error
    }
  }
}
