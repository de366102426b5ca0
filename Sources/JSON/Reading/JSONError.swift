/// Why a text is not one JSON document.
package struct JSONError: Error, Hashable, Sendable {
  /// Where the text stops being JSON, or where a number stands that is too large, in bytes from
  /// its start.
  ///
  /// Nil where it is JSON all the way, but more than 4 GiB.
  package let offset: Int?
  /// Lower case, no full stop, none of the text itself.
  package let text: String

  init(offset: Int?, text: String) {
    self.offset = offset
    self.text = text
  }
}
