/// The value that a link has on one axis of its entry, as text.
package struct Dimension: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
