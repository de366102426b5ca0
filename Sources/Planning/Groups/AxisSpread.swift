import Bytes
import Links

/// How the links of a group spread over one dimension.
package struct AxisSpread: Hashable, Sendable {
  package struct Share: Hashable, Sendable {
    package let value: String
    package let count: Int
  }

  /// So many shares are kept.
  package static let sampleCount = 3

  package let name: String

  /// How many values occur.
  package let valueCount: Int

  /// The commonest values with how many links have them, equally common ones in byte order.
  package let shares: [Share]

  /// Whether every value has the same number of links.
  package let isEven: Bool

  /// - Parameters:
  ///   - place: The axis by its place in the entry.
  ///   - members: Changes with a link of that entry.
  init(_ axis: Axis, at place: Int, among members: [Int], of plan: Plan) {
    var counts = [Int](repeating: 0, count: axis.values.count)
    for member in members {
      guard let link = plan.changes[member].desired else { continue }
      let start = Int(plan.desired.coordinateStarts[link])
      counts[Int(plan.desired.coordinates[start + place])] += 1
    }
    let used = counts.indices.filter { counts[$0] > 0 }
    let values = axis.values
    let sorted = used.sorted { left, right in
      counts[left] == counts[right]
        ? isBefore(values[left], values[right]) : counts[left] > counts[right]
    }
    name = axis.name
    valueCount = used.count
    shares = sorted.prefix(AxisSpread.sampleCount).map {
      Share(value: values.string(at: $0), count: counts[$0])
    }
    isEven = used.allSatisfy { counts[$0] == counts[used[0]] }
  }
}
