import Diagnostics
import Expressions

/// What rules about a plan see under the name `plan`: numbers of links, and of calls.
package enum PlanFact: String, CaseIterable, Sendable {
  case creates, updates, adoptions, resumes, replacements, pauses, deletes, unchanged, kept, blocked
  case skipped
  /// The links that the files ask for.
  case links
  /// All API calls of a clean run.
  case calls

  /// One row; every fact has a column.
  static func table(_ facts: [PlanFact: Int]) -> Table {
    Table(
      name: "plan", columnNames: allCases.map(\.rawValue),
      columns: allCases.map { .values([.int(Int64(facts[$0] ?? 0))]) }, count: 1,
      spans: RowSpans())
  }
}
