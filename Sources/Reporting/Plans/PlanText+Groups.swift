import Bytes
import Links
import Planning

extension PlanText {
  /// So many links stand for a group, and so many values for a dimension.
  private static let sampleCount = 3

  /// Changes by what happens and why, what can break a code first; within that by entry.
  func groups(of shown: [Change]) -> String {
    var text: [String] = []
    for kind in Change.Kind.destructiveFirst where plan.summary[kind] > 0 {
      let changes = shown.filter { $0.kind == kind }
      for reason in Change.Reason.allCases {
        let group = changes.filter { $0.reason == reason }
        if !group.isEmpty { text.append(self.group(kind, reason, group)) }
      }
    }
    return text.joined(separator: "\n")
  }

  private func group(
    _ kind: Change.Kind, _ reason: Change.Reason, _ changes: [Change]
  ) -> String {
    var text =
      "\(paint(kind.symbol, kind.colour)) \(paint.bold(kind.name)) "
      + Quantity.counted(changes.count, "link")
    if reason != .none { text += ": \(reason.words)" }
    text += "\n" + fieldCounts(of: changes)
    for entry in entries(of: changes) { text += entry.text }
    return text + samples(of: changes)
  }

  /// `fields: url 400, labels 12`.
  private func fieldCounts(of changes: [Change]) -> String {
    let counts = Change.Fields.named.compactMap { named -> String? in
      let count = changes.count { $0.fields.contains(named.field) }
      return count == 0 ? nil : "\(named.name) \(Quantity.grouped(count))"
    }
    return counts.isEmpty ? "" : "  fields: \(counts.joined(separator: ", "))\n"
  }

  /// The entries that the changes come from, in the order of the files; links that only live last.
  private func entries(of changes: [Change]) -> [EntryCount] {
    var counts = plan.desired.entries.map { EntryCount(name: $0.id, axes: $0.axes) }
    var rest = EntryCount(name: "not in the files", axes: [])
    for change in changes {
      if let index = change.desired {
        let start = Int(plan.desired.coordinateStarts[index])
        counts[Int(plan.desired.entryIndices[index])].add(plan.desired.coordinates[start...])
      } else {
        rest.add([])
      }
    }
    return (counts + [rest]).filter { $0.count > 0 }
  }

  private func samples(of changes: [Change]) -> String {
    let shown = changes.prefix(PlanText.sampleCount)
      .map { lines(of: $0, isSample: true) }.joined()
    let more = changes.count - PlanText.sampleCount
    return more > 0 ? shown + "    … and \(Quantity.grouped(more)) more\n" : shown
  }

  /// How often each value of each dimension occurs among the changes of an entry.
  private struct EntryCount {
    let name: String
    let axes: [Axis]
    private(set) var count = 0
    private var values: [[Int]]

    init(name: String, axes: [Axis]) {
      self.name = name
      self.axes = axes
      values = axes.map { [Int](repeating: 0, count: $0.values.count) }
    }

    /// - Parameter coordinates: A number of a value for each axis, and perhaps more behind them.
    mutating func add(_ coordinates: ArraySlice<UInt32>) {
      count += 1
      for (axis, value) in zip(axes.indices, coordinates) { values[axis][Int(value)] += 1 }
    }

    /// A line for the entry and one for each dimension: the commonest values first, equally common
    /// ones in byte order.
    var text: String {
      var text = "  \(name.printable): \(Quantity.grouped(count))\n"
      for (axis, counts) in zip(axes, values) {
        let used = counts.indices.filter { counts[$0] > 0 }
          .sorted { left, right in
            counts[left] == counts[right]
              ? isBefore(axis.values[left], axis.values[right]) : counts[left] > counts[right]
          }
        let samples = used.prefix(sampleCount).map {
          "\(axis.values.string(at: $0)) \(Quantity.grouped(counts[$0]))"
        }
        let list = Quantity.listed(samples, of: used.count)
        text += "    by \(axis.name): \(list)".printable + "\n"
      }
      return text
    }
  }
}
