package import Diagnostics

/// Keys and values in file order, each key once.
package struct Mapping: Sendable {
  package struct Entry: Sendable {
    package let key: String
    /// With its quotes, where it has any.
    package let keySpan: SourceSpan
    package let value: Node
  }

  package let entries: [Entry]

  /// - Complexity: O(*n*) in the number of entries.
  package subscript(key: String) -> Node? {
    entries.first { $0.key == key }?.value
  }
}
