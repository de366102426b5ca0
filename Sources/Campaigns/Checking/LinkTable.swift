import Bytes
import Diagnostics
import Expressions
import Links

/// Expanded links as rows: what `link` means in rules and tests.
enum LinkTable {
  /// The fields of a link, each a column.
  enum Field: String, CaseIterable {
    case key, id, slug, url, host, path, query, utm, labels, enabled
    case expiresAt = "expires_at"
    case dimensions
  }

  /// The columns without rows, to compile against.
  static var empty: Table { table([Table.Column](repeating: .values([]), count: names.count), 0) }

  static let names = Field.allCases.map(\.rawValue)

  /// A range of links.
  ///
  /// - Parameter fields: The columns that are asked for, all for nil; the others have no values.
  static func table(of links: DesiredSet, _ range: Range<Int>, fields: Set<String>?) -> Table {
    let columns = Field.allCases.map { field -> Table.Column in
      guard fields?.contains(field.rawValue) ?? true else {
        return .values([Value?](repeating: nil, count: range.count))
      }
      return column(field, of: links, range)
    }
    return table(columns, range.count)
  }

  private static func table(_ columns: [Table.Column], _ count: Int) -> Table {
    Table(name: "link", columnNames: names, columns: columns, count: count, spans: RowSpans())
  }

  private static func column(
    _ field: Field, of links: DesiredSet, _ range: Range<Int>
  ) -> Table.Column {
    switch field {
    case .key: return texts(links.keys, range)
    case .slug: return texts(links.slugs, range)
    case .url: return texts(links.destinations, range)
    case .id: return .texts(TextColumn(range.map { links[$0].entry.id }))
    case .host: return .texts(TextColumn(range.map { URLParts(links, $0).host }))
    case .path: return .texts(TextColumn(range.map { URLParts(links, $0).path }))
    case .query: return .values(range.map { .map(URLParts(links, $0).query) })
    case .utm: return .values(range.map { .map(URLParts(links, $0).utm) })
    case .labels:
      return .values(range.map { .list(links.labels.strings(at: $0).map { .string($0) }) })
    case .enabled: return .values(range.map { .bool(links.enabled[$0]) })
    case .expiresAt: return .values(range.map { links[$0].expiresAt.map(time) ?? .null })
    case .dimensions:
      return .values(
        range.map { .map(ValueMap(links[$0].dimensions.map { ($0.name, .string($0.value)) })) })
    }
  }

  private static func texts(_ column: TextColumn, _ range: Range<Int>) -> Table.Column {
    var builder = TextColumnBuilder(rows: range.count)
    for row in range { builder.append(column[row]) }
    return .texts(builder.finish())
  }

  private static func time(_ instant: Instant) -> Value {
    Timestamp(secondsSinceEpoch: instant.seconds).map { .timestamp($0) } ?? .null
  }
}
