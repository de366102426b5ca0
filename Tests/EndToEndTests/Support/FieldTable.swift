import DocumentationPages
import Foundation

/// The fields that a page of the catalogue documents, held against those that files have.
///
/// Paths are written `changes[].after.url`; `[0]` is the first item of a list within a list, `*` a
/// name that isn't fixed, `rule` an object of any list `routing_rules`.
struct FieldTable {
  private struct Field {
    let types: Set<String>
    /// Whether every object at the path before it has the field.
    let isAlways: Bool
  }

  private var fields: [String: Field] = [:]
  /// Fields that another page documents.
  private var shared: Set<String> = []
  private var met: Set<String> = []
  private(set) var faults: Set<String> = []

  /// The tables of a page, and that of routing rules, which stands in the page of plans.
  ///
  /// - Throws: Where the catalogue has no such page.
  init(page: String) throws {
    for table in try Page(page).fields { add(table) }
    guard page != "Plan" else { return }
    let own = Set(fields.keys)
    for table in try Page("Plan").fields where table.section == "Routing rules" { add(table) }
    shared = Set(fields.keys).subtracting(own)
  }

  private mutating func add(_ table: Page.Table) {
    for row in table.rows {
      let types = Set(row[1].components(separatedBy: " or "))
      let field = Field(types: types, isAlways: row[2] == "always")
      if fields.updateValue(field, forKey: row[0].code) != nil {
        faults.insert("\(row[0]) is documented twice")
      }
    }
  }

  /// Documented fields that no file had so far.
  var unmet: [String] { Set(fields.keys).subtracting(met).subtracting(shared).sorted() }

  /// Takes the fields of a file, or of a part of one that stands at `path`.
  mutating func take(_ tree: JSONTree, at path: String = "") {
    switch tree {
    case .object(let members):
      takeMembers(of: tree, at: path)
      let prefix = path.isEmpty ? "" : path + "."
      for (field, documented) in fields where documented.isAlways && field.hasPrefix(prefix) {
        let name = field.dropFirst(prefix.count)
        guard !name.contains("."), !name.contains("[") else { continue }
        if members[String(name)] == nil { faults.insert("\(field) is missing in an object") }
      }
    case .list(let items):
      for (index, item) in items.enumerated() { take(item, index: index, of: path) }
    case .null, .flag, .integer, .number, .text: break
    }
  }

  /// Takes the members of an object, whatever is missing in it.
  mutating func takeMembers(of tree: JSONTree, at path: String = "") {
    guard case .object(let members) = tree else { return }
    for (name, value) in members { take(value, named: name, of: path) }
  }

  private mutating func take(_ value: JSONTree, named name: String, of path: String) {
    let prefix = path.isEmpty ? "" : path + "."
    let field = prefix + (fields[prefix + "*"] == nil ? name : "*")
    note(value, at: field)
    take(value, at: field)
  }

  private mutating func take(_ item: JSONTree, index: Int, of path: String) {
    if path.hasSuffix("[]") {
      let place = "\(path.dropLast(2))[][\(index)]"
      note(item, at: place)
      if case .object = item { take(item, at: place) }
      return
    }
    switch item {
    case .object: take(item, at: path.hasSuffix("routing_rules") ? "rule" : path + "[]")
    case .list: take(item, at: path + "[]")
    case .null, .flag, .integer, .number, .text: note(item, at: path + "[]")
    }
  }

  private mutating func note(_ value: JSONTree, at path: String) {
    met.insert(path)
    guard let field = fields[path] else {
      faults.insert("\(path) isn't documented")
      return
    }
    let isNumber = value.type == "integer" && field.types.contains("number")
    if !field.types.contains(value.type), !isNumber {
      faults.insert("\(path) is documented as \(field.types.sorted()) and is \(value.type)")
    }
  }
}

extension Page {
  /// The tables of fields.
  fileprivate var fields: [Table] { tables("path", "type", "when", "meaning") }
}
