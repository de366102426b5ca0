import JSON

/// One value of every link of a page, in the order of the links.
struct PageColumn {
  /// What the page does with a column.
  enum Role: String {
    /// Chips filter by it, and it colours the row; each link has one.
    case state
    /// Names the link.
    case name
    /// A column of the table and a filter.
    case dimension
    /// A filter; shown only with the link's details.
    case facet
    /// Where the link leads.
    case destination
    /// A line of words below the destination.
    case note
    /// A column of the table that ends at the right.
    case number
    /// A column of the table.
    case text
    /// Shown only with the link's details.
    case detail
  }

  let name: String
  let role: Role
  /// The different values in the order in which they came; the rows hold their numbers, -1 for none.
  private(set) var values: [String] = []
  private var rows: [Int32] = []
  private var places: [String: Int32] = [:]

  init(_ name: String, _ role: Role) {
    self.name = name
    self.role = role
  }

  /// Whether no link has a value.
  var isEmpty: Bool { values.isEmpty }

  var count: Int { rows.count }

  /// The value of the next link, as it may be shown; an empty one is none.
  mutating func add(_ value: String?) {
    guard let value, !value.isEmpty else { return rows.append(-1) }
    if let place = places[value] { return rows.append(place) }
    let place = Int32(values.count)
    places[value] = place
    values.append(TerminalText.line(value))
    rows.append(place)
  }

  /// The place of each value among ``values`` for each link; the values themselves where hardly one
  /// comes twice and nobody filters by them.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(TerminalText.line(name))
    json.key("role")
    json.string(role.rawValue)
    json.key("rows")
    json.beginArray()
    if isPlain {
      for row in rows { json.string(row < 0 ? "" : values[Int(row)]) }
    } else {
      for row in rows { json.int(row) }
    }
    json.endArray()
    if !isPlain {
      json.key("values")
      json.beginArray()
      for value in values { json.string(value) }
      json.endArray()
    }
    json.endObject()
  }

  private var isPlain: Bool {
    switch role {
    case .state, .dimension, .facet: false
    case .name, .destination, .note, .number, .text, .detail: values.count > rows.count / 2
    }
  }
}
