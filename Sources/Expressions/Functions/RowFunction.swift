import Bytes
import Diagnostics

extension FunctionLibrary {
  /// `row(table, id)`: the row of a data source by its key, in constant time.
  static let rows: [Function] = [
    Function("row", .ours, [.init("table"), .init("id")], isPure: false) {
      arguments, context throws(Fault) in
      guard case .string(let name) = arguments[0] else { throw notAName(arguments) }
      guard let table = context.tables[name] else { throw unknownTable(name, context) }
      guard let index = table.keyIndex, let column = table.keyColumn else {
        throw arguments.invalid(
          0, "has no key", help: ["Name the column that tells its rows apart: 'key:' in 'data:'."])
      }
      guard let id = arguments[1].plainText else { throw arguments.mismatch(1, "the key of a row") }
      guard let row = index.row(of: id) else { throw unknownRow(id, in: table, column) }
      return .row(TableRow(table, row))
    }
  ]

  private static func notAName(_ arguments: Arguments) -> Fault {
    let fault = arguments.mismatch(0, "a string")
    return Fault(
      fault.code, fault.detail,
      help: ["Write the name of the data source in quotes: row(\"stores\", id)."], argument: 0)
  }

  private static func unknownTable(_ name: String, _ context: CallContext) -> Fault {
    let names = context.tables.keys.sorted()
    let nearest = Suggestion.nearest(to: name, among: names)
    return Fault(
      ExpressionCodes.noSuchKey, "There is no data source '\(name)'.",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + [
          names.isEmpty
            ? "No data source has rows here; they are known in 'links:' only."
            : "Data sources with rows: \(names.joined(separator: ", "))."
        ], argument: 0)
  }

  /// A near key is looked for only where that is no work to speak of: every row may fail.
  private static func unknownRow(_ id: String, in table: Table, _ column: Int) -> Fault {
    let nearest =
      table.count <= 1000 ? Suggestion.nearest(to: id, among: table.keyTexts.strings) : nil
    return Fault(
      ExpressionCodes.noSuchKey, "'\(table.name)' has no row '\(id)'.",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Its rows are known by their '\(table.columnNames[column])'."],
      argument: 1)
  }
}
