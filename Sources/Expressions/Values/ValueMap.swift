/// A map of the expression language: keys are bools, ints, uints and strings, each once.
///
/// `1` and `1u` are the same key. The order is that of insertion.
package struct ValueMap: Sendable {
  /// Below this size a scan beats hashing.
  private static let scanLimit = 8

  private final class Storage: Sendable {
    let keys: [Value]
    let values: [Value]
    let index: [MapKey: Int]

    init(keys: [Value], values: [Value], index: [MapKey: Int]) {
      self.keys = keys
      self.values = values
      self.index = index
    }
  }

  private let storage: Storage

  package init() {
    storage = Storage(keys: [], values: [], index: [:])
  }

  /// Creates a map of texts; of equal keys the first stays.
  package init(_ entries: [(String, Value)]) {
    var builder = Builder()
    for (key, value) in entries { builder.insert(.string(key), value) }
    self = builder.map
  }

  private init(storage: Storage) {
    self.storage = storage
  }

  package var count: Int { storage.keys.count }
  package var keys: [Value] { storage.keys }
  package var values: [Value] { storage.values }

  /// The keys that are strings, in their order.
  package var names: [String] {
    storage.keys.compactMap { if case .string(let name) = $0 { name } else { nil } }
  }

  package subscript(name: String) -> Value? {
    guard count > Self.scanLimit else {
      for (position, key) in storage.keys.enumerated() {
        if case .string(let text) = key, text.isSame(as: name) { return storage.values[position] }
      }
      return nil
    }
    return storage.index[.text(TextKey(text: name))].map { storage.values[$0] }
  }

  /// The value of `key`; nil too where a value of its type can't be a key.
  ///
  /// A double finds the key of the same number.
  package subscript(key: Value) -> Value? {
    if case .string(let name) = key { return self[name] }
    guard let key = MapKey(lookingUp: key) else { return nil }
    guard count > Self.scanLimit else {
      for (position, other) in storage.keys.enumerated() where MapKey(other) == key {
        return storage.values[position]
      }
      return nil
    }
    return storage.index[key].map { storage.values[$0] }
  }

  /// Puts a map together, entry by entry.
  package struct Builder {
    private var keys: [Value] = []
    private var values: [Value] = []
    private var index: [MapKey: Int] = [:]

    package init() {}

    package enum Insertion { case done, repeated, notAKey }

    /// Adds an entry, unless its key is there already or is none.
    @discardableResult
    package mutating func insert(_ key: Value, _ value: Value) -> Insertion {
      guard let hashed = MapKey(key) else { return .notAKey }
      guard index.updateValue(keys.count, forKey: hashed) == nil else {
        return .repeated
      }
      keys.append(key)
      values.append(value)
      return .done
    }

    package var map: ValueMap {
      ValueMap(storage: Storage(keys: keys, values: values, index: index))
    }
  }
}
