/// Where the values of a scope's names come from.
package protocol Environment {
  /// The value in `slot`; nil where the name has none this time, which `default()` catches.
  func value(in slot: Int) -> Value?
}

/// Values in the order of their slots.
package struct ValueEnvironment: Environment, Sendable {
  package var values: [Value?]

  package init(_ values: [Value?] = []) {
    self.values = values
  }

  package func value(in slot: Int) -> Value? {
    slot < values.count ? values[slot] : nil
  }
}
