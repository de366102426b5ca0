/// What a field takes, as far as the shape of a file goes.
indirect enum SchemaValue: Sendable {
  /// One value without expressions.
  case plain
  /// One value, with or without expressions in it.
  case text
  /// Nothing but one expression.
  case expression
  /// Anything.
  case any
  case boolean
  /// One of a few words, without expressions.
  case words([String])
  /// The same, where an expression may give it.
  case givenWords([String])
  /// A number or an expression; whole numbers only where `isWhole`.
  case number(isWhole: Bool, range: ClosedRange<Int>?)
  case list(SchemaValue)
  /// Keys of the user's; names that expressions can use where `isNamed`.
  case map(SchemaValue, isNamed: Bool)
  case object(SchemaObject)
  case either([SchemaValue])
}

/// One field of a mapping.
struct SchemaField: Sendable {
  let name: String
  let value: SchemaValue
  var isRequired = false
  let meaning: String

  init(_ name: String, _ value: SchemaValue, isRequired: Bool = false, _ meaning: String) {
    self.name = name
    self.value = value
    self.isRequired = isRequired
    self.meaning = meaning
  }
}

/// A mapping whose fields are known.
struct SchemaObject: Sendable {
  /// What the reader calls it in messages: `a link`.
  let subject: String
  /// Its name among the definitions.
  let name: String
  let fields: [SchemaField]
}
