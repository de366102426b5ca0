import JSON

/// Writes mappings as JSON Schema.
struct SchemaWriter {
  private var json = JSONWriter()

  var bytes: [UInt8] { json.bytes }

  /// The whole schema, whose root is `root`.
  mutating func write(_ root: SchemaObject, title: String) {
    json.beginObject()
    member("$schema", "https://json-schema.org/draft/2020-12/schema")
    member("title", title)
    json.newline()
    json.key("$ref")
    json.string("#/$defs/\(root.name)")
    json.newline()
    json.key("$defs")
    json.beginObject()
    for object in SchemaObject.all {
      json.newline()
      json.key(object.name)
      write(object)
    }
    json.newline()
    json.endObject()
    json.newline()
    json.endObject()
    json.newline()
  }

  private mutating func write(_ object: SchemaObject) {
    json.beginObject()
    member("type", "object")
    json.key("additionalProperties")
    json.bool(false)
    let required = object.fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { list("required", required) }
    json.key("properties")
    json.beginObject()
    for field in object.fields {
      json.newline()
      json.key(field.name)
      json.beginObject()
      member("description", field.meaning)
      write(field.value, orNull: !field.isRequired)
      json.endObject()
    }
    json.newline()
    json.endObject()
    json.endObject()
  }

  /// The members of a schema for a value.
  private mutating func write(_ value: SchemaValue, orNull: Bool = false) {
    switch value {
    case .any: break
    case .plain:
      types(["string", "number", "boolean"], orNull)
      json.key("not")
      json.beginObject()
      member("type", "string")
      member("pattern", #"\$\{\{"#)
      json.endObject()
    case .text: types(["string", "number", "boolean"], orNull)
    case .expression:
      types(["string"], orNull)
      member("pattern", SchemaWriter.expression)
    case .words(let words):
      json.key("enum")
      json.beginArray()
      for word in words { json.string(word) }
      if orNull { json.null() }
      json.endArray()
    case .list(let item):
      types(["array"], orNull)
      json.key("items")
      json.beginObject()
      write(item)
      json.endObject()
    case .map(let item, let isNamed): map(item, isNamed, orNull)
    case .object(let object) where !orNull: member("$ref", "#/$defs/\(object.name)")
    case .object: anyOf([value], orNull)
    case .boolean:
      types(["boolean", "string"], orNull)
      // Of texts, expressions alone.
      member("pattern", SchemaWriter.expression)
    case .givenWords(let words): anyOf([.words(words), .expression], orNull)
    case .number(let isWhole, let range):
      types([isWhole ? "integer" : "number", "string"], orNull)
      member("pattern", SchemaWriter.expression)
      if let range {
        json.key("minimum")
        json.int(range.lowerBound)
        json.key("maximum")
        json.int(range.upperBound)
      }
    case .either(let values): anyOf(values, orNull)
    }
  }

  private static let expression = #"^\s*\$\{\{[\s\S]*\}\}\s*$"#

  private mutating func anyOf(_ values: [SchemaValue], _ orNull: Bool) {
    json.key("anyOf")
    json.beginArray()
    for value in values {
      json.beginObject()
      write(value)
      json.endObject()
    }
    if orNull {
      json.beginObject()
      member("type", "null")
      json.endObject()
    }
    json.endArray()
  }

  private mutating func types(_ types: [String], _ orNull: Bool) {
    let types = types + (orNull ? ["null"] : [])
    if types.count == 1 { member("type", types[0]) } else { list("type", types) }
  }

  private mutating func member(_ key: String, _ value: String) {
    json.key(key)
    json.string(value)
  }

  private mutating func list(_ key: String, _ values: [String]) {
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  private mutating func map(_ item: SchemaValue, _ isNamed: Bool, _ orNull: Bool) {
    types(["object"], orNull)
    if isNamed {
      json.key("propertyNames")
      json.beginObject()
      member("pattern", "^[A-Za-z_][A-Za-z0-9_]*$")
      json.endObject()
    }
    json.key("additionalProperties")
    json.beginObject()
    write(item)
    json.endObject()
  }
}
