/// A node of an expression that is ready to run.
///
/// Names are slots, functions are definitions, macros are expanded, and what is constant is
/// computed.
package struct Resolved: Sendable {
  package indirect enum Kind: Sendable {
    case constant(Value)
    /// A name of the scope, by its slot.
    case variable(Int)
    /// A variable of a macro around the node, by its place among the locals.
    case local(Int)
    case select(Resolved, field: Syntax.Name, isOptional: Bool)
    case has(Resolved, field: Syntax.Name)
    case index(Resolved, Resolved, isOptional: Bool)
    /// One argument per parameter given, the receiver first; missing optional ones are left out.
    case call(Function, [Resolved])
    case unary(Syntax.Token, count: Int, Resolved)
    case chain(Resolved, [Link])
    case and([Resolved])
    case or([Resolved])
    case conditional([Branch], otherwise: Resolved)
    case list([Item])
    case map([Entry])
    case comprehension(Comprehension)
    case bind(local: Int, Resolved, body: Resolved)
    /// `optMap` and, flat, `optFlatMap`.
    case optionalMap(Resolved, local: Int, body: Resolved, isFlat: Bool)
    /// `default(path, x)`.
    case fallback(Resolved, Resolved)
    /// A name or function that doesn't exist, in an expression that wasn't checked.
    case fault(ExpressionError)
  }

  package struct Link: Sendable {
    package let `operator`: Syntax.Operator
    package let range: Range<Int>
    package let operand: Resolved
  }

  package struct Branch: Sendable {
    package let condition: Resolved
    package let value: Resolved
  }

  package struct Item: Sendable {
    package let value: Resolved
    package let isOptional: Bool
  }

  package struct Entry: Sendable {
    package let key: Resolved
    package let value: Resolved
    package let isOptional: Bool
  }

  package let kind: Kind
  /// The place in the source text that faults of the node are reported at.
  package let range: Range<Int>

  /// The value, where it is known already.
  package var constant: Value? {
    if case .constant(let value) = kind { value } else { nil }
  }

  /// The nodes right below the node.
  var parts: [Resolved] {
    switch kind {
    case .constant, .variable, .local, .fault: []
    case .select(let operand, _, _), .has(let operand, _), .unary(_, _, let operand): [operand]
    case .index(let operand, let key, _): [operand, key]
    case .call(_, let arguments): arguments
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .and(let operands), .or(let operands): operands
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise]
    case .list(let items): items.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let loop): [loop.range, loop.body] + (loop.filter.map { [$0] } ?? [])
    case .bind(_, let value, let body), .optionalMap(let value, _, let body, _): [value, body]
    case .fallback(let path, let other): [path, other]
    }
  }
}
