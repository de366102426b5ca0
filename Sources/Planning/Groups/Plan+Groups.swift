import Bytes
import Links

extension Plan {
  /// Changes in groups: by what happens and why, entry, fields, and the part of the URL that
  /// changes.
  ///
  /// Links whose URL gets one of a few replacements, such as one of two hosts, are told apart by
  /// it. What can break a printed code stands first, within a kind the largest group, among equal
  /// ones that of the earliest change. A plan that was read from a file gives the same groups.
  /// - Parameter shown: Numbers of changes, ascending.
  /// - Complexity: O(*n*) in the changes and the bytes of those that touch values.
  package func groups(of shown: [Int]) -> [ChangeGroup] {
    var places: [GroupKey: Int] = [:]
    var sets: [(members: [Int], key: GroupKey)] = []
    for number in shown {
      let key = GroupKey(changes[number], of: self)
      if let place = places[key] {
        sets[place].members.append(number)
      } else {
        places[key] = sets.count
        sets.append(([number], key))
      }
    }
    let split = sets.flatMap { set in
      set.key.part == nil ? [set.members] : byReplacement(set.members)
    }
    let groups = split.map { ChangeGroup($0, of: self) }
    return Change.Kind.destructiveFirst.flatMap { kind in
      groups.filter { $0.kind == kind }
        .sorted { ($1.count, $0.members[0]) < ($0.count, $1.members[0]) }
    }
  }

  /// Changes of destinations by what is replaced by what, or all together where that differs a lot.
  private func byReplacement(_ members: [Int]) -> [[Int]] {
    var sets: [(sample: Change, members: [Int])] = []
    for member in members {
      let change = changes[member]
      if let place = sets.firstIndex(where: { replacesAlike($0.sample, change) }) {
        sets[place].members.append(member)
      } else if sets.count < Plan.replacementLimit {
        sets.append((change, [member]))
      } else {
        return [members]
      }
    }
    return sets.map(\.members)
  }

  /// So many replacements are told apart.
  private static let replacementLimit = 3

  private func replacesAlike(_ one: Change, _ other: Change) -> Bool {
    guard let (left, leftBefore, leftAfter) = difference(of: one),
      let (right, rightBefore, rightAfter) = difference(of: other)
    else { return false }
    return left.middle(of: leftBefore).elementsEqual(right.middle(of: rightBefore))
      && left.middle(of: leftAfter).elementsEqual(right.middle(of: rightAfter))
  }

  fileprivate func difference(
    of change: Change
  ) -> (URLDifference, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? {
    guard change.fields.contains(.destination), let index = change.desired,
      let other = change.live
    else { return nil }
    let (before, after) = (live.destinations[other], desired.destinations[index])
    return (URLDifference(before, after), before, after)
  }
}

/// What the changes of a group share.
private struct GroupKey: Hashable {
  let kind: Change.Kind
  let reason: Change.Reason
  let isBornPaused: Bool
  let entry: UInt16?
  let fields: Change.Fields
  let outside: Change.Fields
  let part: URLDifference.Part?

  init(_ change: Change, of plan: Plan) {
    kind = change.kind
    reason = change.reason
    isBornPaused = change.isBornPaused
    entry = change.desired.map { plan.desired.entryIndices[$0] }
    fields = plan.touchedFields(of: change)
    outside = change.outside
    part = plan.difference(of: change)?.0.part
  }
}
