/// Finds which of many partial matches hold for a combination without trying each.
///
/// Matches over the same axes share a tree whose edges are codes, kept in one table: a combination
/// costs one look a level until its way ends.
struct MatchIndex {
  fileprivate struct Tree {
    let axes: [Int]
    /// From state and code to the next state; the root is 0.
    var edges: [UInt64: UInt32] = [:]
    /// For each state the match that ends there.
    var ends: [Int?] = [nil]
  }

  private var trees: [Tree] = []

  /// Adds a match by its axes, ascending, and the codes that each may have.
  ///
  /// - Returns: The earlier match that is the same for one of its combinations of codes; nil where
  ///   there is none.
  @discardableResult
  mutating func add(_ codes: [(axis: Int, codes: [UInt32])], as match: Int) -> Int? {
    let axes = codes.map(\.axis)
    let tree = trees.firstIndex { $0.axes == axes } ?? trees.count
    if tree == trees.count { trees.append(Tree(axes: axes)) }
    var states: [UInt32] = [0]
    for (_, codes) in codes {
      states = states.flatMap { state in codes.map { trees[tree].state(behind: state, $0) } }
    }
    var earlier: Int?
    for state in states {
      if let found = trees[tree].ends[Int(state)] {
        earlier = earlier ?? found
      } else {
        trees[tree].ends[Int(state)] = match
      }
    }
    return earlier
  }

  /// Calls `body` for each set of axes with the first match over them that holds.
  ///
  /// - Complexity: O(*axes*) for each set of axes.
  func forEach(_ codes: AxisCodes, _ combination: Int, _ body: (Int) -> Void) {
    for tree in trees {
      if let match = tree.match(codes, combination) { body(match) }
    }
  }
}

extension MatchIndex.Tree {
  fileprivate mutating func state(behind state: UInt32, _ code: UInt32) -> UInt32 {
    let edge = UInt64(state) << 32 | UInt64(code)
    if let next = edges[edge] { return next }
    let next = UInt32(ends.count)
    edges[edge] = next
    ends.append(nil)
    return next
  }

  fileprivate func match(_ codes: AxisCodes, _ combination: Int) -> Int? {
    var state: UInt32 = 0
    for axis in axes {
      let edge = UInt64(state) << 32 | UInt64(codes.code(axis, of: combination))
      guard let next = edges[edge] else { return nil }
      state = next
    }
    return ends[Int(state)]
  }
}
