import Bytes

extension JSONValue {
  /// The items of an array in order; nothing for any other kind.
  @inlinable package var elements: Elements {
    Elements(of: self, letter: 0x5B)
  }

  /// The members of an object in order, repeated names too; nothing for any other kind.
  @inlinable package var members: Members {
    Members(inner: Elements(of: self, letter: 0x7B))
  }

  /// The first member of that name.
  ///
  /// - Complexity: O(*n*) in the members before it.
  package subscript(_ key: String) -> JSONValue? {
    var key = key
    return key.withUTF8 { key in
      for member in members where areEqual(member.name, key) { return member.value }
      return nil
    }
  }

  /// How many items or members there are; 0 for a plain value.
  ///
  /// - Complexity: O(1) below 16,777,215, the most that the tape counts, else O(*n*).
  package var count: Int {
    guard kind == .object || kind == .array else { return 0 }
    let stored = Int(word >> 32 & 0xFF_FFFF)
    if stored < 0xFF_FFFF { return stored }
    var count = 0
    if kind == .array {
      for _ in elements { count += 1 }
    } else {
      for _ in members { count += 1 }
    }
    return count
  }

  /// The values that stand behind each other within one array.
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let document: JSONDocument
    @usableFromInline var index: Int
    @usableFromInline let end: Int

    @inlinable init(of value: JSONValue, letter: UInt8) {
      document = value.document
      index = value.index + 1
      end = value.letter == letter ? value.next - 1 : index
    }

    @inlinable package mutating func next() -> JSONValue? {
      guard index < end else { return nil }
      let value = JSONValue(document: document, index: index)
      index = value.next
      return value
    }
  }

  /// A name within an object and what stands behind it.
  package struct Member: Sendable {
    package let key: JSONValue
    package let value: JSONValue

    @inlinable init(key: JSONValue, value: JSONValue) {
      self.key = key
      self.value = value
    }

    /// The name's bytes, valid as long as the document.
    @inlinable package var name: UnsafeBufferPointer<UInt8> {
      key.bytes() ?? UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  package struct Members: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var inner: Elements

    @inlinable init(inner: Elements) {
      self.inner = inner
    }

    @inlinable package mutating func next() -> Member? {
      guard let key = inner.next(), let value = inner.next() else { return nil }
      return Member(key: key, value: value)
    }
  }
}
